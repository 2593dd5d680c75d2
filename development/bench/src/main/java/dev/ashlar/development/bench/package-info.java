/// Measures the packaged data API against databases of different sizes.
@NullMarked
package dev.ashlar.development.bench;

import org.jspecify.annotations.NullMarked;
