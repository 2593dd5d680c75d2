package dev.ashlar.authz.ports;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceType;
import java.util.Collection;
import java.util.Iterator;
import java.util.Set;

/// What SpiceDB knows, relation by relation.
public interface KnownRelations {
    /// All relations to things of a type, in any order, as they are now. Read it to its end.
    ///
    /// @throws RelationCopy.Forgotten if it has no schema
    Iterator<Relation> of(ResourceType type);

    /// Those of some relations that it knows now.
    ///
    /// @throws RelationCopy.Forgotten if it has no schema
    Set<Relation> among(Collection<Relation> relations);
}
