package dev.ashlar.namespace.repositories;

import dev.ashlar.authz.RecordedThings;
import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.NamespaceKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The namespaces of a kind, which everybody sees; whose one is stands in its row, who has a role in a group does not.
final class NamespaceThings implements RecordedThings {
    private final Sql sql;
    private final NamespaceKind kind;
    private final Set<String> following;

    NamespaceThings(Sql sql, NamespaceKind kind, Set<String> following) {
        this.sql = sql;
        this.kind = kind;
        this.following = Set.copyOf(following);
    }

    @Override
    public ResourceType type() {
        return kind.resourceType();
    }

    @Override
    public Set<String> following() {
        return following;
    }

    @Override
    public List<Thing> after(String last, int atMost) {
        return sql.all(
                """
                SELECT id, user_id FROM namespace.namespaces
                 WHERE kind = ? AND id > ?
                 ORDER BY id
                 LIMIT ?
                """,
                this::thing,
                kind.lowerCase(),
                last,
                atMost);
    }

    @Override
    public Set<String> among(Collection<String> ids) {
        return Set.copyOf(
                sql.all(
                        "SELECT id FROM namespace.namespaces WHERE kind = ? AND id = ANY (?)",
                        row -> row.text("id"),
                        kind.lowerCase(),
                        ids));
    }

    @Override
    public List<Thing> hold(Collection<String> ids) {
        return sql.all(
                """
                SELECT id, user_id FROM namespace.namespaces
                 WHERE kind = ? AND id = ANY (?)
                 ORDER BY id
                   FOR SHARE
                """,
                this::thing,
                kind.lowerCase(),
                ids);
    }

    private Thing thing(Row row) {
        var namespace = new ResourceRef(type(), row.text("id"));
        var relations = new HashSet<>(Relation.visibleToEverybody(namespace));
        relations.add(Relation.onPlatform(namespace));
        var owner = row.textOrNull("user_id");
        if (owner != null) {
            relations.add(new Relation(namespace, "owner", ResourceRef.of(new UserId(owner))));
        }
        return new Thing(namespace, relations);
    }
}
