/// A second component that breaks the rules.
@NullMarked
package dev.ashlar.othercounterexample;

import org.jspecify.annotations.NullMarked;
