package dev.ashlar.authz.repositories;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.Roster;
import dev.ashlar.database.OutboxTable;
import dev.ashlar.database.OutboxTable.Channel;
import dev.ashlar.database.OutboxTable.Entry;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
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

    @Override
    public void change(Collection<Relation> added, Collection<Relation> removed) {
        if (!removed.isEmpty()) {
            remove(removed);
        }
        if (!added.isEmpty()) {
            add(added);
        }
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
    public void removeAllOf(Collection<ResourceRef> things) {
        var types = things.stream().map(thing -> thing.type().schemaName()).toList();
        var ids = things.stream().map(ResourceRef::id).toList();
        var removed =
                sql.all(
                        """
                        DELETE FROM authz.relations
                        WHERE (resource_type, resource_id) IN (SELECT * FROM unnest(?, ?))
                            OR (subject_type, subject_id) IN (SELECT * FROM unnest(?, ?))
                        RETURNING *
                        """,
                        JdbcRelations::read,
                        types,
                        ids,
                        types,
                        ids);
        record(removed, part -> new RelationsChanged(NONE, part));
    }

    @Override
    public Roster roster(ResourceRef thing) {
        var roles = new HashMap<UserId, Role>();
        sql.all(
                        """
                        SELECT resource_type, resource_id, relation, subject_type, subject_id
                        FROM authz.relations
                        WHERE resource_type = ? AND resource_id = ? AND subject_type = 'user'
                            AND relation IN ('viewer', 'editor', 'owner')
                        """,
                        JdbcRelations::read,
                        thing.type().schemaName(),
                        thing.id())
                .forEach(relation ->
                        roles.merge(
                                new UserId(relation.subject().id()),
                                Role.valueOf(relation.name().toUpperCase(Locale.ROOT)),
                                BinaryOperator.maxBy(Comparator.naturalOrder())));
        return new Roster(thing, roles);
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
