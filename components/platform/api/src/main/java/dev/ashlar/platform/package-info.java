/// What its administrators set for the whole platform.
@NullMarked
package dev.ashlar.platform;

import org.jspecify.annotations.NullMarked;
