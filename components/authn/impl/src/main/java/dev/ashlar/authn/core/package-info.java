/// Which tokens count, and what they say of their bearer.
@NullMarked
package dev.ashlar.authn.core;

import org.jspecify.annotations.NullMarked;
