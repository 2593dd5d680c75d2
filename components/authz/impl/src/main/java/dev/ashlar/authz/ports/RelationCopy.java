package dev.ashlar.authz.ports;

import dev.ashlar.authz.Relation;
import java.time.Duration;
import java.util.List;

/// What answers questions about relations, and may have forgotten them: SpiceDB.
///
/// Whatever is written to it must have been read from the record after the fence was known with which it is written; it
/// is refused when somebody else wrote in between. So nothing that is late or out of date can land. `RATIONALE.md` of
/// the core says why that suffices.
///
/// Every method gives up after a deadline with `Problem.Unavailable`.
public interface RelationCopy {
    /// It has no schema, or not all relations: whatever it was told before, it has forgotten.
    final class Forgotten extends RuntimeException {
        public Forgotten(String message) {
            super(message);
        }

        public Forgotten(Throwable cause) {
            super("SpiceDB has lost its schema or its relations", cause);
        }
    }

    /// Somebody else wrote since the fence was known: read the fence, then the record, and try again.
    final class FenceMoved extends RuntimeException {
        public FenceMoved(Throwable cause) {
            super("SpiceDB was written to meanwhile", cause);
        }
    }

    /// What the last writer left behind. A fence that was left by one's own write is as good as one that was just read.
    ///
    /// @param generation stays the same until it forgets
    /// @param token another one after each write
    record Fence(String generation, String token) {}

    /// Whether it has been told all relations since it last forgot.
    boolean isComplete();

    /// The fence that stands now.
    ///
    /// @throws Forgotten unless it is complete
    Fence fence();

    /// Does what the changes say, in their order, as often as it is told to.
    ///
    /// @param patience for each call over the network; 1,000 relations take one
    /// @return the fence that stands afterwards
    /// @throws FenceMoved if somebody else wrote, or it has forgotten the fence; the first of many changes may have been
    ///     applied
    /// @throws Forgotten if it has no schema
    Fence apply(Fence known, List<RelationChange> changes, Duration patience);

    void writeSchema();

    /// For whoever tells it everything again: the fence that stands, or else a first one. Nobody else gets one before it
    /// is complete. A fence of another generation than before says that it has forgotten meanwhile.
    ///
    /// @throws Forgotten if it has no schema
    Fence open();

    /// Adds relations and leaves the fence where it is, so that several may be under way at once. Idempotent; 1,000 at
    /// most.
    ///
    /// @throws FenceMoved if somebody else wrote, or it has forgotten the fence
    /// @throws Forgotten if it has no schema
    void fill(Fence known, List<Relation> relations);

    /// From now on it is complete; what is still under way with the same fence comes too late.
    ///
    /// @return the fence that stands afterwards
    /// @throws FenceMoved if somebody else wrote, or it has forgotten the fence
    /// @throws Forgotten if it has no schema
    Fence complete(Fence known);
}
