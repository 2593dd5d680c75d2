package dev.ashlar.authz.repositories;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.ports.RelationChange;
import dev.ashlar.authz.ports.RelationRecord;
import dev.ashlar.database.OutboxTable.Channel;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Singleton
final class JdbcRelationRecord implements RelationRecord {
    private static final int ROWS_PER_PAGE = 50;

    private final Sql sql;

    JdbcRelationRecord(Sql sql) {
        this.sql = sql;
    }

    /// The oldest transaction that is open now: all before it are finished.
    @Override
    public Moment now() {
        return sql.one(
                        "SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS oldest",
                        row -> new Moment(row.text("oldest")))
                .orElseThrow();
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

    /// As the planner of PostgreSQL guesses: so many pages, and so many rows in each when they were last counted.
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

    @Override
    public List<RelationChange> changesSince(Moment moment) {
        return sql.all(
                """
                SELECT position,
                    ARRAY(SELECT jsonb_array_elements_text(payload -> 'added')) AS added,
                    ARRAY(SELECT jsonb_array_elements_text(payload -> 'removed')) AS removed
                FROM database.outbox
                WHERE channel = ? AND transaction >= ?::xid8
                ORDER BY position
                """,
                JdbcRelationRecord::change,
                Channel.RELATIONS.columnValue(),
                moment.snapshot());
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

    private static RelationChange change(Row row) {
        return new RelationChange(
                row.number("position"),
                row.texts("added").stream().map(RelationTexts::parse).toList(),
                row.texts("removed").stream().map(RelationTexts::parse).toList());
    }
}
