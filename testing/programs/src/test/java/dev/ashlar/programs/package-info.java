/// The packaged programs, started as an operator starts them and watched from outside.
@NullMarked
package dev.ashlar.programs;

import org.jspecify.annotations.NullMarked;
