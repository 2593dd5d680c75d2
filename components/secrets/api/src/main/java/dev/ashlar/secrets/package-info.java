/// Secrets of people: stored once, never shown again, given to sessions only.
@NullMarked
package dev.ashlar.secrets;

import org.jspecify.annotations.NullMarked;
