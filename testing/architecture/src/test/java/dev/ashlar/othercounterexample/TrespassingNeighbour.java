package dev.ashlar.othercounterexample;

import dev.ashlar.counterexample.ports.LeakyStore;

/// Walks through a neighbour's wall.
public record TrespassingNeighbour(LeakyStore notMine) {}
