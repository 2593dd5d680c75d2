package dev.ashlar.authz.repositories;

import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.Standing;
import dev.ashlar.authz.ports.IndexAnswers;
import dev.ashlar.database.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

@Singleton
final class JdbcIndexAnswers implements IndexAnswers {
    private record Answer(String id, Standing standing) {}

    private final Sql sql;

    JdbcIndexAnswers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Set<String> seen(String subject, ResourceType type) {
        return new HashSet<>(
                sql.all(
                        """
                        SELECT id
                        FROM authz.page(?, NULL, ?, NULL, false, ?, 0)
                        WHERE id IS NOT NULL
                        """,
                        row -> row.text("id"),
                        subject,
                        type.schemaName(),
                        (long) Integer.MAX_VALUE));
    }

    @Override
    public Map<String, Standing> standings(
            String subject, ResourceType type, Collection<String> ids) {
        return sql
                .all(
                        """
                        SELECT asked.id, standing.level
                        FROM unnest(?) AS asked (id)
                        CROSS JOIN LATERAL authz.standing(?, ?, asked.id) AS standing
                        """,
                        row -> new Answer(row.text("id"), Standing.of(row.integer("level"))),
                        ids,
                        subject,
                        type.schemaName())
                .stream()
                .collect(Collectors.toMap(Answer::id, Answer::standing));
    }
}
