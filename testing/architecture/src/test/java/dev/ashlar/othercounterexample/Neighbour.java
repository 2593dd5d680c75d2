package dev.ashlar.othercounterexample;

import dev.ashlar.counterexample.KnowsTooMuch;

/// The other half of a circle.
public interface Neighbour {
    KnowsTooMuch back();
}
