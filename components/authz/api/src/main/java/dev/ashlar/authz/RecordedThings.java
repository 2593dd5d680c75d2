package dev.ashlar.authz;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The things of one type, and which relations follow from their rows. The component that keeps them implements it, so
/// that what drifted apart, by whatever accident, is found and mended.
///
/// Relations that follow from no row, such as the roles that people give one another, are nobody's but the record's.
public interface RecordedThings {
    /// A thing that has a row.
    ///
    /// @param relations all that follow from the row, and none else
    record Thing(ResourceRef ref, Set<Relation> relations) {
        public Thing {
            relations = Set.copyOf(relations);
        }
    }

    ResourceType type();

    /// The names of those relations to things of the type that follow from rows; empty if none do.
    Set<String> following();

    /// A page in the order of ids, however far from the beginning at the same cost. Needs no transaction.
    ///
    /// @param last the id to go on after; empty for the beginning
    List<Thing> after(String last, int atMost);

    /// Those of some ids that are ids of things. Needs no transaction.
    Set<String> among(Collection<String> ids);

    /// Those of some that are there, and stay as they are until the transaction at hand ends.
    List<Thing> hold(Collection<String> ids);

    /// Relations of these things were made right in the transaction at hand, in which they are held.
    default void mended(Collection<String> ids) {}
}
