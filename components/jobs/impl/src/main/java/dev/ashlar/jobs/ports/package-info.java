/// What a run needs.
@NullMarked
package dev.ashlar.jobs.ports;

import org.jspecify.annotations.NullMarked;
