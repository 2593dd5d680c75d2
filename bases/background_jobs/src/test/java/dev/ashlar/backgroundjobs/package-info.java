@NullMarked
package dev.ashlar.backgroundjobs;

import org.jspecify.annotations.NullMarked;
