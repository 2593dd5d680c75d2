@NullMarked
package dev.ashlar.crc.repositories;

import org.jspecify.annotations.NullMarked;
