/// Recurring tasks as a command-line program. Glue only.
@NullMarked
package dev.ashlar.backgroundjobs;

import org.jspecify.annotations.NullMarked;
