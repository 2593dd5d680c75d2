package dev.ashlar.authz.repositories;

import dev.ashlar.authz.ports.PendingChanges;
import dev.ashlar.authz.ports.RelationChange;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// The entries of the outbox for SpiceDB.
@Singleton
final class JdbcPendingChanges implements PendingChanges {
    private static final int ENTRIES = 250;
    private static final int RELATIONS = 1_000;
    private static final int FORGOTTEN_AT_ONCE = 1_000;
    private static final Duration KEPT = Duration.ofHours(1);

    /// Every check asks this. PostgreSQL cannot know that hardly an entry of this channel is pending when many of the other
    /// one are, and would read the whole table in its order, or in that of its key, to find the first. What is asked for as
    /// a range and in the order of the index of pending entries, only that index has.
    static final String ANY =
            """
            SELECT (
                SELECT position FROM database.outbox
                WHERE channel BETWEEN 'relations' AND 'relations' AND done_at IS NULL
                ORDER BY channel, position
                LIMIT 1) IS NOT NULL AS pending
            """;

    static final String NEXT =
            """
            SELECT position, more,
                ARRAY(SELECT jsonb_array_elements_text(payload -> 'added')) AS added,
                ARRAY(SELECT jsonb_array_elements_text(payload -> 'removed')) AS removed
            FROM (
                SELECT position, payload,
                    sum(size) OVER (ORDER BY position) - size AS before,
                    sum(size) OVER () >= ? OR count(*) OVER () >= ? AS more
                FROM (
                    SELECT position, payload,
                        jsonb_array_length(payload -> 'added')
                            + jsonb_array_length(payload -> 'removed') AS size
                    FROM database.outbox
                    WHERE channel BETWEEN 'relations' AND 'relations' AND done_at IS NULL
                    ORDER BY channel, position
                    LIMIT ?) AS oldest) AS entries
            WHERE before < ?
            ORDER BY position
            """;

    private record Pending(RelationChange change, boolean more) {}

    private final Sql sql;
    private final InstantSource clock;

    JdbcPendingChanges(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public boolean any() {
        return sql.one(ANY, row -> row.flag("pending")).orElseThrow();
    }

    /// Entries until there are enough relations; each has 1,000 at most.
    @Override
    public Page next() {
        var found =
                sql.all(
                        NEXT,
                        row -> new Pending(change(row), row.flag("more")),
                        RELATIONS,
                        ENTRIES,
                        ENTRIES,
                        RELATIONS);
        return new Page(
                found.stream().map(Pending::change).toList(),
                found.stream().anyMatch(Pending::more));
    }

    @Override
    public Backlog backlog() {
        return sql.one(
                        """
                        SELECT count(*) AS changes, min(occurred_at) AS since
                        FROM database.outbox
                        WHERE channel = 'relations' AND done_at IS NULL
                        """,
                        row -> {
                            var since = row.instantOrNull("since");
                            return new Backlog(
                                    row.number("changes"), since == null ? clock.instant() : since);
                        })
                .orElseThrow();
    }

    @Override
    public void noteDone(List<RelationChange> changes) {
        var _ =
                sql.change(
                        """
                        UPDATE database.outbox SET done_at = ?
                        WHERE position = ANY (?::bigint[]) AND done_at IS NULL
                        """,
                        clock.instant(),
                        changes.stream().map(change -> Long.toString(change.position())).toList());
    }

    /// Among the oldest entries, which an index finds, so that it costs the same however many there are.
    @Override
    public boolean forgetSome() {
        return sql.change(
                        """
                        DELETE FROM database.outbox
                        WHERE position IN (
                            SELECT position
                            FROM (
                                SELECT position, done_at
                                FROM database.outbox
                                WHERE channel = 'relations'
                                ORDER BY transaction
                                LIMIT ?) AS oldest
                            WHERE done_at < ?)
                        """,
                        FORGOTTEN_AT_ONCE,
                        clock.instant().minus(KEPT))
                == FORGOTTEN_AT_ONCE;
    }

    private static RelationChange change(Row row) {
        return new RelationChange(
                row.number("position"),
                row.texts("added").stream().map(RelationTexts::parse).toList(),
                row.texts("removed").stream().map(RelationTexts::parse).toList());
    }
}
