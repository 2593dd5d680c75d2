package dev.ashlar.authz.repositories;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.authz.Roster;
import dev.ashlar.authz.ports.Applier;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/// Writes the table and, in the same statement, what of it really changed into the outbox. The index follows by triggers.
@Singleton
final class JdbcRelations implements Relations {
    /// What follows the parts `added` and `removed` of a statement: entries of 1,000 relations, each to be applied in the
    /// order in which they stand, first what was added, then what was removed.
    private static final String ENTRIES =
            """
            , changed AS (
                SELECT was_added,
                    format('%s:%s#%s@%s:%s',
                        resource_type, resource_id, relation, subject_type, subject_id) AS text,
                    row_number() OVER (ORDER BY was_added DESC,
                        resource_type, resource_id, relation, subject_type, subject_id) AS rank
                FROM (SELECT true AS was_added, added.* FROM added
                    UNION ALL SELECT false, removed.* FROM removed) AS either)
            INSERT INTO database.outbox (channel, aggregate_id, type, payload, occurred_at)
            SELECT 'relations', 'relations', 'relations.changed',
                jsonb_build_object(
                    'added',
                    coalesce(jsonb_agg(text ORDER BY rank) FILTER (WHERE was_added), '[]'),
                    'removed',
                    coalesce(jsonb_agg(text ORDER BY rank) FILTER (WHERE NOT was_added), '[]')),
                ?::timestamptz
            FROM changed
            GROUP BY (rank - 1) / 1000
            ORDER BY (rank - 1) / 1000
            """;

    private final Sql sql;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;
    private final BeanProvider<Applier> applier;

    JdbcRelations(
            Sql sql, UnitOfWork unitOfWork, InstantSource clock, BeanProvider<Applier> applier) {
        this.sql = sql;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.applier = applier;
    }

    /// Sorted, so that two transactions that change the same relations do not wait for each other.
    @Override
    public void change(Collection<Relation> added, Collection<Relation> removed) {
        record(
                """
                WITH removed AS (
                    DELETE FROM authz.relations
                    WHERE (resource_type, resource_id, relation, subject_type, subject_id)
                        IN (SELECT * FROM unnest(?, ?, ?, ?, ?) ORDER BY 1, 2, 3, 4, 5)
                    RETURNING *),
                added AS (
                    INSERT INTO authz.relations
                        (resource_type, resource_id, relation, subject_type, subject_id)
                    SELECT DISTINCT * FROM unnest(?, ?, ?, ?, ?) ORDER BY 1, 2, 3, 4, 5
                    ON CONFLICT DO NOTHING
                    RETURNING *)
                """,
                Stream.of(columns(removed), columns(added)).flatMap(List::stream).toList());
    }

    /// A probe of an index for each thing and side, however large the table is.
    @Override
    public void removeAllOf(Collection<ResourceRef> things) {
        record(
                """
                WITH things AS MATERIALIZED (
                    SELECT DISTINCT * FROM unnest(?, ?) AS thing (type, id)),
                removed AS (
                    DELETE FROM authz.relations
                    WHERE ctid = ANY (ARRAY(
                        SELECT r.ctid FROM things CROSS JOIN LATERAL (
                            SELECT r.ctid FROM authz.relations r
                            WHERE r.resource_type = things.type AND r.resource_id = things.id
                            OFFSET 0) AS r
                        UNION
                        SELECT r.ctid FROM things CROSS JOIN LATERAL (
                            SELECT r.ctid FROM authz.relations r
                            WHERE r.subject_type = things.type AND r.subject_id = things.id
                            OFFSET 0) AS r))
                    RETURNING *),
                added AS (SELECT * FROM removed WHERE false)
                """,
                List.of(
                        column(things, thing -> thing.type().schemaName()),
                        column(things, ResourceRef::id)));
    }

    private void record(String change, List<List<String>> values) {
        var all = new ArrayList<Object>(values);
        all.add(clock.instant());
        if (sql.change(change + ENTRIES, all.toArray()) > 0) {
            unitOfWork.afterCommit(() -> applier.ifPresent(Applier::applyPending));
        }
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

    private static List<List<String>> columns(Collection<Relation> relations) {
        return List.of(
                column(relations, relation -> relation.resource().type().schemaName()),
                column(relations, relation -> relation.resource().id()),
                column(relations, Relation::name),
                column(relations, relation -> relation.subject().type().schemaName()),
                column(relations, relation -> relation.subject().id()));
    }

    private static <T> List<String> column(Collection<T> values, Function<T, String> part) {
        return values.stream().map(part).toList();
    }
}
