package dev.ashlar.database.repositories;

import dev.ashlar.database.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

final class JdbcSql implements Sql {
    private static final Pattern CHANGE =
            Pattern.compile("\\s*(INSERT|UPDATE|DELETE|MERGE)\\b", Pattern.CASE_INSENSITIVE);

    private final Connections connections;

    JdbcSql(Connections connections) {
        this.connections = connections;
    }

    @Override
    public <T> Optional<T> one(String statement, Reader<T> reader, @Nullable Object... values) {
        var rows = all(statement, reader, values);
        if (rows.size() > 1) {
            throw new IllegalStateException(
                    "One row was expected, there were %d.".formatted(rows.size()));
        }
        return rows.stream().findFirst();
    }

    @Override
    public <T> List<T> all(String statement, Reader<T> reader, @Nullable Object... values) {
        if (CHANGE.matcher(statement).lookingAt()) {
            return connections.change(connection -> read(connection, statement, reader, values));
        }
        return connections.query(connection -> read(connection, statement, reader, values));
    }

    @Override
    public int change(String statement, @Nullable Object... values) {
        return connections.change(connection -> {
            try (var prepared = connection.prepareStatement(statement)) {
                bind(connection, prepared, values);
                return prepared.executeUpdate();
            }
        });
    }

    private static <T> List<T> read(
            Connection connection, String statement, Reader<T> reader, @Nullable Object[] values)
            throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            bind(connection, prepared, values);
            try (var results = prepared.executeQuery()) {
                var row = new ResultSetRow(results);
                var rows = new ArrayList<T>();
                while (results.next()) {
                    rows.add(reader.read(row));
                }
                return rows;
            }
        }
    }

    private static void bind(
            Connection connection, PreparedStatement statement, @Nullable Object[] values)
            throws SQLException {
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, toJdbc(connection, values[at]));
        }
    }

    private static @Nullable Object toJdbc(Connection connection, @Nullable Object value)
            throws SQLException {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            case Collection<?> texts -> connection.createArrayOf("text", texts.toArray());
            default -> value;
        };
    }
}
