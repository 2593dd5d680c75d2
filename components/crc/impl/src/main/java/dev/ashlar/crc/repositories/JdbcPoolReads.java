package dev.ashlar.crc.repositories;

import dev.ashlar.crc.ResourceClass;
import dev.ashlar.crc.ports.PoolReads;
import dev.ashlar.crc.ports.RecordedPool;
import dev.ashlar.crc.ports.Viewer;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcPoolReads implements PoolReads {
    /// Whether a viewer sees a pool: takes whether he sees everything, and twice who it is. A bar counts for more than
    /// anything that opens the default pool.
    private static final String SEEN =
            """
            (?::boolean OR CASE
                WHEN pool.is_default
                THEN NOT EXISTS (SELECT FROM crc.bars bar WHERE bar.user_id = ?::text)
                ELSE pool.is_public OR EXISTS (SELECT FROM crc.pool_users member
                                                WHERE member.user_id = ?::text AND member.pool_id = pool.id)
            END)
            """;

    private final Sql sql;

    JdbcPoolReads(Sql sql) {
        this.sql = sql;
    }

    private record Counted(long total, PoolLines.@Nullable Line line) {}

    @Override
    public Page<RecordedPool> list(Viewer viewer, @Nullable String name, PageRequest page) {
        var values = new ArrayList<@Nullable Object>();
        for (int times = 0; times < 2; times++) {
            addTo(values, viewer);
            values.add(name);
            values.add(name);
        }
        values.add((long) page.size());
        values.add(page.offset());
        var lines =
                sql.all(
                        """
                        SELECT counted.total, %s, %s
                          FROM (SELECT count(*) AS total FROM crc.pools pool
                                 WHERE %s AND (?::text IS NULL OR pool.name = ?)) AS counted
                          LEFT JOIN LATERAL (
                                SELECT * FROM crc.pools pool
                                 WHERE %s AND (?::text IS NULL OR pool.name = ?)
                                 ORDER BY pool.id
                                 LIMIT ? OFFSET ?) AS pool ON true
                          LEFT JOIN crc.quotas quota ON quota.pool_id = pool.id
                          LEFT JOIN crc.classes class ON class.pool_id = pool.id
                         ORDER BY pool.id, class.id
                        """
                                .formatted(
                                        PoolLines.POOL_COLUMNS,
                                        PoolLines.CLASS_COLUMNS,
                                        SEEN,
                                        SEEN),
                        row ->
                                new Counted(
                                        row.number("total"),
                                        row.integerOrNull("pool_id") == null
                                                ? null
                                                : PoolLines.line(row)),
                        values.toArray());
        var found = lines.stream().flatMap(it -> Stream.ofNullable(it.line())).toList();
        return new Page<>(PoolLines.pools(found), page, lines.getFirst().total());
    }

    @Override
    public Optional<RecordedPool> find(Viewer viewer, int id) {
        var values = new ArrayList<@Nullable Object>(List.of(id));
        addTo(values, viewer);
        return pools("pool.id = ? AND " + SEEN, values.toArray()).stream().findFirst();
    }

    private List<RecordedPool> pools(String condition, @Nullable Object... values) {
        return PoolLines.pools(sql.all(statement(condition), PoolLines::line, values));
    }

    static String statement(String condition) {
        return """
        SELECT %s, %s
          FROM crc.pools pool
          LEFT JOIN crc.quotas quota ON quota.pool_id = pool.id
          LEFT JOIN crc.classes class ON class.pool_id = pool.id
         WHERE %s
         ORDER BY class.id
        """
                .formatted(PoolLines.POOL_COLUMNS, PoolLines.CLASS_COLUMNS, condition);
    }

    @Override
    public Optional<ResourceClass> findClass(Viewer viewer, int id) {
        var values = new ArrayList<@Nullable Object>(List.of(id));
        addTo(values, viewer);
        return sql.one(
                """
                SELECT %s
                  FROM crc.classes class
                  JOIN crc.pools pool ON pool.id = class.pool_id
                 WHERE class.id = ? AND %s
                """
                        .formatted(PoolLines.CLASS_COLUMNS, SEEN),
                PoolLines::resourceClass,
                values.toArray());
    }

    private static void addTo(List<@Nullable Object> values, Viewer viewer) {
        var user = viewer.user() == null ? null : viewer.user().value();
        values.add(viewer.everything());
        values.add(user);
        values.add(user);
    }
}
