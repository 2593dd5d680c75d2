/// Part of a component that breaks the rules.
@NullMarked
package dev.ashlar.counterexample.apispec;

import org.jspecify.annotations.NullMarked;
