/// Turns what a request carries into the caller it comes from.
@NullMarked
package dev.ashlar.authn;

import org.jspecify.annotations.NullMarked;
