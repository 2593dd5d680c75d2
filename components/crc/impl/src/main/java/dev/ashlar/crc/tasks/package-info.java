/// What is done for compute resources by itself.
@NullMarked
package dev.ashlar.crc.tasks;

import org.jspecify.annotations.NullMarked;
