/// Part of a component that breaks the rules.
@NullMarked
package dev.ashlar.counterexample.core;

import org.jspecify.annotations.NullMarked;
