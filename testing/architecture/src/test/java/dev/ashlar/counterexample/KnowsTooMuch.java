package dev.ashlar.counterexample;

import dev.ashlar.othercounterexample.Neighbour;
import java.sql.Connection;

/// An api that hands out database connections, and one half of a circle.
public interface KnowsTooMuch {
    Connection connection();

    Neighbour neighbour();
}
