/// What is counted of compute resources.
@NullMarked
package dev.ashlar.crc.meters;

import org.jspecify.annotations.NullMarked;
