package dev.ashlar.authz.repositories;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ResourceType;
import dev.ashlar.authz.ports.RelationRecord;
import dev.ashlar.database.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@Singleton
final class JdbcRelationRecord implements RelationRecord {
    private static final int ROWS_PER_PAGE = 50;

    private final Sql sql;

    JdbcRelationRecord(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Relation> after(@Nullable Relation last, int atMost) {
        if (last == null) {
            return sql.all(page(""), JdbcRelations::read, atMost);
        }
        return sql.all(
                page(
                        """
                        WHERE (resource_type, resource_id, relation, subject_type, subject_id)
                            > (?, ?, ?, ?, ?)
                        """),
                JdbcRelations::read,
                last.resource().type().schemaName(),
                last.resource().id(),
                last.name(),
                last.subject().type().schemaName(),
                last.subject().id(),
                atMost);
    }

    @Override
    public List<Relation> of(ResourceType type, @Nullable Relation last, int atMost) {
        if (last == null) {
            return sql.all(
                    page("WHERE resource_type = ?"),
                    JdbcRelations::read,
                    type.schemaName(),
                    atMost);
        }
        return sql.all(
                page(
                        """
                        WHERE resource_type = ?
                            AND (resource_id, relation, subject_type, subject_id) > (?, ?, ?, ?)
                        """),
                JdbcRelations::read,
                type.schemaName(),
                last.resource().id(),
                last.name(),
                last.subject().type().schemaName(),
                last.subject().id(),
                atMost);
    }

    @Override
    public Set<Relation> among(Collection<Relation> relations) {
        return Set.copyOf(
                sql.all(
                        """
                        SELECT resource_type, resource_id, relation, subject_type, subject_id
                        FROM authz.relations
                        JOIN (SELECT DISTINCT * FROM unnest(?, ?, ?, ?, ?))
                            asked (resource_type, resource_id, relation, subject_type, subject_id)
                            USING (resource_type, resource_id, relation, subject_type, subject_id)
                        """,
                        JdbcRelations::read,
                        column(relations, it -> it.resource().type().schemaName()),
                        column(relations, it -> it.resource().id()),
                        column(relations, Relation::name),
                        column(relations, it -> it.subject().type().schemaName()),
                        column(relations, it -> it.subject().id())));
    }

    @Override
    public boolean stands(Relation relation) {
        return sql.one(
                        """
                        SELECT EXISTS (
                            SELECT FROM authz.relations
                            WHERE resource_type = ? AND resource_id = ? AND relation = ?
                                AND subject_type = ? AND subject_id = ?) AS stands
                        """,
                        row -> row.flag("stands"),
                        relation.resource().type().schemaName(),
                        relation.resource().id(),
                        relation.name(),
                        relation.subject().type().schemaName(),
                        relation.subject().id())
                .orElseThrow();
    }

    /// As the planner of PostgreSQL guesses: so many pages, and so many rows in each when they were last counted.
    @Override
    public long roughCount() {
        return sql.one(
                        """
                        SELECT (pg_relation_size(oid) / current_setting('block_size')::int
                            * CASE WHEN relpages > 0 AND reltuples > 0 THEN reltuples / relpages ELSE ? END
                            )::bigint AS count
                        FROM pg_class WHERE oid = 'authz.relations'::regclass
                        """,
                        row -> row.number("count"),
                        ROWS_PER_PAGE)
                .orElseThrow();
    }

    private static String page(String condition) {
        return """
        SELECT resource_type, resource_id, relation, subject_type, subject_id
        FROM authz.relations
        %s
        ORDER BY resource_type, resource_id, relation, subject_type, subject_id
        LIMIT ?
        """
                .formatted(condition);
    }

    private static List<String> column(
            Collection<Relation> relations, Function<Relation, String> part) {
        return relations.stream().map(part).toList();
    }
}
