/// The rules of the platform's settings.
@NullMarked
package dev.ashlar.platform.core;

import org.jspecify.annotations.NullMarked;
