package dev.ashlar.authz.ports;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// What the record names, for whoever compares it with what there is.
public interface RecordSurvey {
    /// A page of the ids of a type that stand on either side of a relation, each once and in their order, `*` left out.
    ///
    /// @param last the id to go on after; empty for the beginning
    List<String> ids(ResourceType type, String last, int atMost);

    /// Those of some ids of a type that stand on either side of a relation.
    Set<String> named(ResourceType type, Collection<String> ids);

    /// The relations to some things of a type that have one of these names.
    Set<Relation> relations(ResourceType type, Collection<String> ids, Collection<String> names);
}
