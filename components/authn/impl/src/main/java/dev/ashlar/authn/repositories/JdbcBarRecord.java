package dev.ashlar.authn.repositories;

import static java.util.stream.Collectors.toMap;

import dev.ashlar.authn.ports.BarRecord;
import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/// Reads what users publish, so that a program can check tokens that does not carry users.
@Singleton
final class JdbcBarRecord implements BarRecord {
    private record Line(UserId id, Instant end) {}

    private final Sql sql;

    JdbcBarRecord(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<UserId, Instant> read() {
        return sql.all("SELECT id, until FROM users.barred", JdbcBarRecord::line).stream()
                .collect(toMap(Line::id, Line::end));
    }

    private static Line line(Row row) {
        var until = row.instantOrNull("until");
        return new Line(new UserId(row.text("id")), until == null ? Instant.MAX : until);
    }
}
