/// What the rules of compute resources need.
@NullMarked
package dev.ashlar.crc.ports;

import org.jspecify.annotations.NullMarked;
