@NullMarked
package dev.ashlar.crc.core;

import org.jspecify.annotations.NullMarked;
