/// Part of a component that breaks the rules.
@NullMarked
package dev.ashlar.counterexample.ports;

import org.jspecify.annotations.NullMarked;
