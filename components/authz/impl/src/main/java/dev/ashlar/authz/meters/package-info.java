/// What operators see, as numbers.
@NullMarked
package dev.ashlar.authz.meters;

import org.jspecify.annotations.NullMarked;
