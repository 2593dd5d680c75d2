package dev.ashlar.authz.ports;

import dev.ashlar.authz.Relation;
import java.util.List;

/// What answers questions about relations, and may have forgotten them: SpiceDB.
///
/// Every method gives up after a deadline with `Problem.Unavailable`.
public interface RelationCopy {
    /// It has no schema: whatever it was told before, it has forgotten.
    final class Forgotten extends RuntimeException {
        public Forgotten(Throwable cause) {
            super("SpiceDB has lost its schema", cause);
        }
    }

    /// Whether it has been told all relations since it last forgot.
    boolean isComplete();

    void writeSchema();

    /// Idempotent; 1,000 relations at most.
    ///
    /// @throws Forgotten if it has no schema
    void add(List<Relation> relations);

    /// Idempotent; 1,000 relations at most.
    ///
    /// @throws Forgotten if it has no schema
    void remove(List<Relation> relations);

    /// @throws Forgotten if it has no schema
    void markComplete();
}
