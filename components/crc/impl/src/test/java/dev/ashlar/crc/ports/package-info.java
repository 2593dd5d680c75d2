@NullMarked
package dev.ashlar.crc.ports;

import org.jspecify.annotations.NullMarked;
