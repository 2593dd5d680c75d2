package dev.ashlar.authz.repositories;

import dev.ashlar.authz.ports.AdministratorRecord;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

@Singleton
final class JdbcAdministratorRecord implements AdministratorRecord {
    private final Sql sql;

    JdbcAdministratorRecord(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void hold() {
        sql.all(
                "SELECT pg_advisory_xact_lock(hashtextextended('authz.administrators', 0))",
                _ -> true);
    }

    @Override
    public Set<UserId> present() {
        return Set.copyOf(
                sql.all(
                        """
                        SELECT subject_id FROM authz.relations
                        WHERE resource_type = 'platform' AND resource_id = 'renku'
                            AND relation = 'admin' AND subject_type = 'user'
                        """,
                        row -> new UserId(row.text("subject_id"))));
    }

    @Override
    public boolean isFormer(UserId id, Instant now) {
        return sql.one(
                        "SELECT until FROM authz.former_administrators WHERE user_id = ?",
                        row -> row.instant("until"),
                        id.value())
                .filter(now::isBefore)
                .isPresent();
    }

    @Override
    public void retire(Collection<UserId> people, Instant tokensEnd, Instant now) {
        sql.change("DELETE FROM authz.former_administrators WHERE until <= ?", now);
        sql.change(
                """
                INSERT INTO authz.former_administrators (user_id, until)
                SELECT DISTINCT id, ?::timestamptz FROM unnest(?) AS person (id)
                ON CONFLICT (user_id) DO UPDATE SET until = EXCLUDED.until
                """,
                tokensEnd,
                texts(people));
    }

    @Override
    public void reinstate(Collection<UserId> people) {
        sql.change(
                "DELETE FROM authz.former_administrators WHERE user_id = ANY (?)", texts(people));
    }

    private static List<String> texts(Collection<UserId> people) {
        return people.stream().map(UserId::value).toList();
    }
}
