package dev.ashlar.authz.repositories;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.database.OutboxTable;
import dev.ashlar.database.OutboxTable.Channel;
import dev.ashlar.database.OutboxTable.Entry;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// Writes the table and, in the same transaction, what of it really changed into the outbox.
@Singleton
final class JdbcRelations implements Relations {
    private static final int MOST_PER_ENTRY = 1_000;
    private static final String AGGREGATE = "relations";
    private static final List<String> NONE = List.of();

    private final Sql sql;
    private final OutboxTable outbox;
    private final InstantSource clock;

    JdbcRelations(Sql sql, OutboxTable outbox, InstantSource clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Sorted, so that two transactions that add the same relations do not wait for each other.
    @Override
    public void add(Collection<Relation> relations) {
        var added =
                sql.all(
                        """
                        INSERT INTO authz.relations
                            (resource_type, resource_id, relation, subject_type, subject_id)
                        SELECT DISTINCT * FROM unnest(?, ?, ?, ?, ?) ORDER BY 1, 2, 3, 4, 5
                        ON CONFLICT DO NOTHING
                        RETURNING *
                        """,
                        JdbcRelations::read,
                        columns(relations));
        record(added, part -> new RelationsChanged(part, NONE));
    }

    @Override
    public void remove(Collection<Relation> relations) {
        var removed =
                sql.all(
                        """
                        DELETE FROM authz.relations
                        WHERE (resource_type, resource_id, relation, subject_type, subject_id)
                            IN (SELECT * FROM unnest(?, ?, ?, ?, ?))
                        RETURNING *
                        """,
                        JdbcRelations::read,
                        columns(relations));
        record(removed, part -> new RelationsChanged(NONE, part));
    }

    @Override
    public void removeAllOf(ResourceRef thing) {
        var type = thing.type().schemaName();
        var removed =
                sql.all(
                        """
                        DELETE FROM authz.relations
                        WHERE resource_type = ? AND resource_id = ?
                            OR subject_type = ? AND subject_id = ?
                        RETURNING *
                        """,
                        JdbcRelations::read,
                        type,
                        thing.id(),
                        type,
                        thing.id());
        record(removed, part -> new RelationsChanged(NONE, part));
    }

    static Relation read(Row row) {
        return new Relation(
                RelationTexts.ref(row.text("resource_type"), row.text("resource_id")),
                row.text("relation"),
                RelationTexts.ref(row.text("subject_type"), row.text("subject_id")));
    }

    private void record(
            List<Relation> changed, Function<List<String>, RelationsChanged> asPayload) {
        var now = clock.instant();
        var texts = changed.stream().map(Relation::toString).toList();
        for (int from = 0; from < texts.size(); from += MOST_PER_ENTRY) {
            var part = texts.subList(from, Math.min(from + MOST_PER_ENTRY, texts.size()));
            outbox.append(
                    new Entry(
                            Channel.RELATIONS,
                            AGGREGATE,
                            RelationsChanged.TYPE,
                            asPayload.apply(part),
                            now));
        }
    }

    private static Object[] columns(Collection<Relation> relations) {
        return new Object[] {
            column(relations, relation -> relation.resource().type().schemaName()),
            column(relations, relation -> relation.resource().id()),
            column(relations, Relation::name),
            column(relations, relation -> relation.subject().type().schemaName()),
            column(relations, relation -> relation.subject().id())
        };
    }

    private static List<String> column(
            Collection<Relation> relations, Function<Relation, String> part) {
        return relations.stream().map(part).toList();
    }
}
