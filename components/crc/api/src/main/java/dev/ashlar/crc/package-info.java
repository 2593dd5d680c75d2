/// Compute resources: what other bricks may know of them.
@NullMarked
package dev.ashlar.crc;

import org.jspecify.annotations.NullMarked;
