package dev.ashlar.authz.ports;

import dev.ashlar.authz.Relation;
import java.util.List;

/// Relations that one transaction added and removed.
///
/// @param position in the order of commits, as far as the same relations are concerned
public record RelationChange(long position, List<Relation> added, List<Relation> removed) {
    public RelationChange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}
