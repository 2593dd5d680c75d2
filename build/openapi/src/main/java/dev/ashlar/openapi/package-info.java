/// The generator behind every component's `apispec` package.
@NullMarked
package dev.ashlar.openapi;

import org.jspecify.annotations.NullMarked;
