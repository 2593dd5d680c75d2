@NullMarked
package dev.ashlar.development.stack;

import org.jspecify.annotations.NullMarked;
