package dev.ashlar.crc.repositories;

import dev.ashlar.crc.PoolUser;
import dev.ashlar.crc.ports.PoolUserStore;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcPoolUserStore implements PoolUserStore {
    private final Sql sql;

    JdbcPoolUserStore(Sql sql) {
        this.sql = sql;
    }

    private record Counted(long total, @Nullable PoolUser user) {}

    @Override
    public Page<PoolUser> list(int pool, PageRequest page) {
        var lines =
                sql.all(
                        """
                        WITH members AS (
                            SELECT member.user_id FROM crc.pool_users member
                              JOIN crc.pools pool ON pool.id = member.pool_id AND NOT pool.is_public
                             WHERE pool.id = ?)
                        SELECT counted.total, found.user_id, found.barred
                          FROM (SELECT count(*) AS total FROM members) AS counted
                          LEFT JOIN LATERAL (
                                SELECT member.user_id,
                                       EXISTS (SELECT FROM crc.bars bar WHERE bar.user_id = member.user_id) AS barred
                                  FROM members member
                                 ORDER BY member.user_id
                                 LIMIT ? OFFSET ?) AS found ON true
                         ORDER BY found.user_id
                        """,
                        row ->
                                new Counted(
                                        row.number("total"),
                                        row.textOrNull("user_id") == null ? null : user(row)),
                        pool,
                        (long) page.size(),
                        page.offset());
        var users = lines.stream().flatMap(it -> Stream.ofNullable(it.user())).toList();
        return new Page<>(users, page, lines.getFirst().total());
    }

    @Override
    public Optional<PoolUser> find(int pool, UserId user) {
        return sql.one(
                """
                SELECT person.id AS user_id, bar.user_id IS NOT NULL AS barred
                  FROM users.people person
                  JOIN crc.pools pool ON pool.id = ?
                  LEFT JOIN crc.bars bar ON bar.user_id = person.id
                 WHERE person.id = ?
                   AND CASE WHEN pool.is_default THEN bar.user_id IS NULL
                            ELSE pool.is_public OR EXISTS (
                                 SELECT FROM crc.pool_users member
                                  WHERE member.user_id = person.id AND member.pool_id = pool.id)
                       END
                """,
                JdbcPoolUserStore::user,
                pool,
                user.value());
    }

    @Override
    public boolean isUser(UserId user) {
        return sql.one(
                        "SELECT id FROM users.people WHERE id = ?",
                        row -> row.text("id"),
                        user.value())
                .isPresent();
    }

    @Override
    public Set<UserId> holdUsers(Collection<UserId> users) {
        return Set.copyOf(
                sql.all(
                        """
                        SELECT held.id
                          FROM (SELECT unnest(?::text[]) AS id ORDER BY 1) AS wanted
                         CROSS JOIN LATERAL users.held(wanted.id) AS held
                        """,
                        row -> new UserId(row.text("id")),
                        ids(users)));
    }

    @Override
    public void add(Collection<Integer> pools, Collection<UserId> users) {
        sql.change(
                """
                INSERT INTO crc.pool_users (pool_id, user_id)
                SELECT pool_id, user_id
                  FROM unnest(?::integer[]) AS pool_id CROSS JOIN unnest(?::text[]) AS user_id
                 ORDER BY user_id, pool_id
                    ON CONFLICT DO NOTHING
                """,
                numbers(pools),
                ids(users));
    }

    @Override
    public void keepOnly(int pool, Collection<UserId> users) {
        sql.change(
                "DELETE FROM crc.pool_users WHERE pool_id = ? AND user_id <> ALL (?::text[])",
                pool,
                ids(users));
    }

    /// Whoever sets what the same person is in waits: the pools that they leave are held by neither.
    @Override
    public void keepOnly(UserId user, Collection<Integer> pools) {
        sql.one(
                "SELECT pg_advisory_xact_lock(hashtextextended('crc.pool_users ' || ?, 0))::text AS held",
                row -> row.text("held"),
                user.value());
        sql.change(
                "DELETE FROM crc.pool_users WHERE user_id = ? AND pool_id <> ALL (?::integer[])",
                user.value(),
                numbers(pools));
    }

    @Override
    public void remove(int pool, UserId user) {
        sql.change(
                "DELETE FROM crc.pool_users WHERE pool_id = ? AND user_id = ?", pool, user.value());
    }

    @Override
    public void bar(UserId user) {
        sql.change(
                "INSERT INTO crc.bars (user_id) VALUES (?) ON CONFLICT DO NOTHING", user.value());
    }

    @Override
    public void liftBars(Collection<UserId> users) {
        sql.change("DELETE FROM crc.bars WHERE user_id = ANY (?::text[])", ids(users));
    }

    @Override
    public void removeAllOf(UserId user) {
        sql.change("DELETE FROM crc.pool_users WHERE user_id = ?", user.value());
        sql.change("DELETE FROM crc.bars WHERE user_id = ?", user.value());
    }

    private static PoolUser user(Row row) {
        return new PoolUser(new UserId(row.text("user_id")), row.flag("barred"));
    }

    private static List<String> ids(Collection<UserId> users) {
        return users.stream().map(UserId::value).toList();
    }

    private static List<String> numbers(Collection<Integer> pools) {
        return pools.stream().map(String::valueOf).toList();
    }
}
