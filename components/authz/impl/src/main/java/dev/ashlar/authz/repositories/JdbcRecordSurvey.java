package dev.ashlar.authz.repositories;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.ports.RecordSurvey;
import dev.ashlar.database.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;

@Singleton
final class JdbcRecordSurvey implements RecordSurvey {
    private final Sql sql;

    JdbcRecordSurvey(Sql sql) {
        this.sql = sql;
    }

    /// From one id to the next by probes of the two indexes, so that one with a hundred thousand relations costs no more
    /// than another one.
    @Override
    public List<String> ids(ResourceType type, String last, int atMost) {
        return sql.all(
                """
                WITH RECURSIVE named (id, rank) AS (
                    SELECT authz.named_after(?, ?), 1
                    UNION ALL
                    SELECT authz.named_after(?, named.id), named.rank + 1
                    FROM named WHERE named.id IS NOT NULL AND named.rank < ?)
                SELECT id FROM named WHERE id IS NOT NULL ORDER BY rank
                """,
                row -> row.text("id"),
                type.schemaName(),
                last,
                type.schemaName(),
                atMost);
    }

    @Override
    public Set<String> named(ResourceType type, Collection<String> ids) {
        return Set.copyOf(
                sql.all(
                        """
                        SELECT DISTINCT asked.id
                        FROM unnest(?) AS asked (id)
                        WHERE EXISTS (SELECT FROM authz.relations r
                                WHERE r.resource_type = ? AND r.resource_id = asked.id)
                            OR EXISTS (SELECT FROM authz.relations r
                                WHERE r.subject_type = ? AND r.subject_id = asked.id)
                        """,
                        row -> row.text("id"),
                        ids,
                        type.schemaName(),
                        type.schemaName()));
    }

    @Override
    public Set<Relation> relations(
            ResourceType type, Collection<String> ids, Collection<String> names) {
        return Set.copyOf(
                sql.all(
                        """
                        SELECT resource_type, resource_id, relation, subject_type, subject_id
                        FROM authz.relations
                        WHERE resource_type = ? AND resource_id = ANY (?) AND relation = ANY (?)
                        """,
                        JdbcRelations::read,
                        type.schemaName(),
                        ids,
                        names));
    }
}
