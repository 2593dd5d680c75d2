package dev.ashlar.users.repositories;

import dev.ashlar.database.Sql;
import dev.ashlar.kernel.UserId;
import dev.ashlar.users.ports.NamespaceGaps;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class JdbcNamespaceGaps implements NamespaceGaps {
    private final Sql sql;

    JdbcNamespaceGaps(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<UserId> after(String last, int atMost) {
        return sql.all(
                """
                SELECT person.id
                  FROM users.users person
                 WHERE person.id > ?
                   AND NOT EXISTS (SELECT FROM namespace.named space WHERE space.user_id = person.id)
                 ORDER BY person.id
                 LIMIT ?
                """,
                row -> new UserId(row.text("id")),
                last,
                atMost);
    }

    @Override
    public boolean stands(UserId id) {
        return sql.one(
                        """
                        SELECT NOT EXISTS (
                            SELECT FROM namespace.named space WHERE space.user_id = ?) AS missing
                        """,
                        row -> row.flag("missing"),
                        id.value())
                .orElseThrow();
    }
}
