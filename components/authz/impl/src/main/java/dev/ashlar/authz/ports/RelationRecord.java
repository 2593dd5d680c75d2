package dev.ashlar.authz.ports;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All relations that stand, for whoever copies or compares them.
public interface RelationRecord {
    /// The relations in a fixed order.
    ///
    /// @param last the one to go on after; null for the beginning
    List<Relation> after(@Nullable Relation last, int atMost);

    boolean stands(Relation relation);

    /// Those to things of a type, in a fixed order.
    ///
    /// @param last the one to go on after; null for the beginning
    List<Relation> of(ResourceType type, @Nullable Relation last, int atMost);

    /// Those of some relations that stand now.
    Set<Relation> among(Collection<Relation> relations);

    /// About how many relations there are, found out without reading them.
    long roughCount();
}
