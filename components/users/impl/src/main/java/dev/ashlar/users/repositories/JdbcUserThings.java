package dev.ashlar.users.repositories;

import dev.ashlar.authz.RecordedThings;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// No relation follows from a user's row, but without it she has none.
@Singleton
class JdbcUserThings implements RecordedThings {
    private final Sql sql;

    JdbcUserThings(Sql sql) {
        this.sql = sql;
    }

    @Override
    public ResourceType type() {
        return ResourceType.USER;
    }

    @Override
    public Set<String> following() {
        return Set.of();
    }

    @Override
    public List<Thing> after(String last, int atMost) {
        return sql.all(
                "SELECT id FROM users.users WHERE id > ? ORDER BY id LIMIT ?",
                JdbcUserThings::thing,
                last,
                atMost);
    }

    @Override
    public Set<String> among(Collection<String> ids) {
        return Set.copyOf(
                sql.all(
                        "SELECT id FROM users.users WHERE id = ANY (?)",
                        row -> row.text("id"),
                        ids));
    }

    /// Who is being made has no row yet that could be held: her id is reserved, as whoever makes her does first.
    @Override
    public List<Thing> hold(Collection<String> ids) {
        sql.all(
                """
                SELECT pg_advisory_xact_lock(hashtextextended('users.' || asked.id, 0))
                  FROM (SELECT id FROM unnest(?) AS each (id) ORDER BY id) AS asked
                """,
                _ -> true,
                ids);
        return sql.all(
                "SELECT id FROM users.users WHERE id = ANY (?) ORDER BY id FOR KEY SHARE",
                JdbcUserThings::thing,
                ids);
    }

    private static Thing thing(Row row) {
        return new Thing(new ResourceRef(ResourceType.USER, row.text("id")), Set.of());
    }
}
