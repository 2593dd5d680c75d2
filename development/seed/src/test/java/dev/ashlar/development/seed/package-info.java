@NullMarked
package dev.ashlar.development.seed;

import org.jspecify.annotations.NullMarked;
