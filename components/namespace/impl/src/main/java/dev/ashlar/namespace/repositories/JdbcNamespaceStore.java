package dev.ashlar.namespace.repositories;

import dev.ashlar.database.ConstraintViolation;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.UserNamespace;
import dev.ashlar.namespace.ports.NamespaceStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

@Singleton
class JdbcNamespaceStore implements NamespaceStore {
    /// What became of one attempt.
    private record Attempt(Slug slug, boolean added) {}

    private final Sql sql;

    JdbcNamespaceStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<UserNamespace> add(Ulid id, UserId owner, List<Slug> wishes) {
        try {
            var attempt = attempt(id, owner, wishes);
            while (attempt.isPresent() && !attempt.get().added()) {
                // Another transaction took that slug meanwhile; it is seen as taken now.
                attempt = attempt(id, owner, wishes);
            }
            return attempt.map(added -> new UserNamespace(id, added.slug(), owner));
        } catch (ConstraintViolation violation) {
            throw new IllegalStateException(
                    "user %s has a namespace already".formatted(owner), violation);
        }
    }

    /// Takes the first free wish; empty if there is none.
    private Optional<Attempt> attempt(Ulid id, UserId owner, List<Slug> wishes) {
        return sql.one(
                """
                WITH free AS (
                    SELECT wish.slug
                      FROM unnest(?) WITH ORDINALITY AS wish (slug, rank)
                     WHERE NOT EXISTS (SELECT FROM namespace.namespaces taken WHERE taken.slug = wish.slug)
                     ORDER BY wish.rank
                     LIMIT 1
                ), added AS (
                    INSERT INTO namespace.namespaces (id, slug, kind, user_id)
                    SELECT ?, free.slug, 'user', ? FROM free
                        ON CONFLICT (slug) DO NOTHING
                    RETURNING slug
                )
                SELECT free.slug, EXISTS (SELECT FROM added) AS added FROM free
                """,
                row -> new Attempt(new Slug(row.text("slug")), row.flag("added")),
                wishes.stream().map(Slug::value).toList(),
                id.value(),
                owner.value());
    }

    @Override
    public Optional<UserNamespace> lockOwnedBy(UserId owner) {
        return sql.one(
                "SELECT id, slug, user_id FROM namespace.namespaces WHERE user_id = ? FOR UPDATE",
                JdbcNamespaceStore::namespace,
                owner.value());
    }

    @Override
    public void remove(Ulid id) {
        sql.change("DELETE FROM namespace.namespaces WHERE id = ?", id.value());
    }

    @Override
    public void disown(Ulid id) {
        sql.change("UPDATE namespace.namespaces SET user_id = NULL WHERE id = ?", id.value());
    }

    private static UserNamespace namespace(Row row) {
        return new UserNamespace(
                new Ulid(row.text("id")),
                new Slug(row.text("slug")),
                new UserId(row.text("user_id")));
    }
}
