/// Part of a component that breaks the rules.
@NullMarked
package dev.ashlar.counterexample.repositories;

import org.jspecify.annotations.NullMarked;
