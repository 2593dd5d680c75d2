/// A component that breaks the rules of the house, so that each rule is seen to fail.
@NullMarked
package dev.ashlar.counterexample;

import org.jspecify.annotations.NullMarked;
