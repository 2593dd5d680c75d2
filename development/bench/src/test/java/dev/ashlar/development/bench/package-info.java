@NullMarked
package dev.ashlar.development.bench;

import org.jspecify.annotations.NullMarked;
