package dev.ashlar.authz;

import java.util.Collection;
import java.util.List;

/// Records who is what of what, in the transaction at hand; what sees the index changes with it, SpiceDB follows after
/// the commit and before the unit of work returns. Adding what is there and removing what is not there change nothing.
public interface Relations {
    /// Both in one round trip. A relation must not stand in both.
    void change(Collection<Relation> added, Collection<Relation> removed);

    default void add(Collection<Relation> relations) {
        change(relations, List.of());
    }

    default void remove(Collection<Relation> relations) {
        change(List.of(), relations);
    }

    /// Removes every relation in which one of the things stands, on either side: for things that cease to be.
    void removeAllOf(Collection<ResourceRef> things);

    default void removeAllOf(ResourceRef thing) {
        removeAllOf(List.of(thing));
    }

    /// The members of a thing as they are now. Who means to change them holds the thing's row.
    Roster roster(ResourceRef thing);
}
