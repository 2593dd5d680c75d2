/// What the rules of the platform's settings need.
@NullMarked
package dev.ashlar.platform.ports;

import org.jspecify.annotations.NullMarked;
