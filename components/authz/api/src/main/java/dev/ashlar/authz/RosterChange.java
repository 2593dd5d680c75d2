package dev.ashlar.authz;

import static java.util.Objects.requireNonNull;

import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who became, changed and ceased to be a member; each in the order in which it was asked for.
///
/// @param added new members with their roles
/// @param updated members with their new roles
/// @param removed former members with the roles that they had
public record RosterChange(
        Roster before,
        Map<UserId, Role> added,
        Map<UserId, Role> updated,
        Map<UserId, Role> removed) {
    public RosterChange {
        added = ordered(added);
        updated = ordered(updated);
        removed = ordered(removed);
    }

    public boolean isEmpty() {
        return added.isEmpty() && updated.isEmpty() && removed.isEmpty();
    }

    /// For [Relations#change].
    public List<Relation> relationsToAdd() {
        var relations = new ArrayList<Relation>();
        added.forEach((member, role) -> relations.add(relation(member, role)));
        updated.forEach((member, role) -> relations.add(relation(member, role)));
        return relations;
    }

    /// For [Relations#change].
    public List<Relation> relationsToRemove() {
        var relations = new ArrayList<Relation>();
        updated.keySet()
                .forEach(member ->
                        relations.add(
                                relation(member, requireNonNull(before.roles().get(member)))));
        removed.forEach((member, role) -> relations.add(relation(member, role)));
        return relations;
    }

    private Relation relation(UserId member, Role role) {
        return Relation.membership(before.thing(), member, role);
    }

    private static Map<UserId, Role> ordered(Map<UserId, Role> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
