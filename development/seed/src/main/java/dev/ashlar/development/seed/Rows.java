package dev.ashlar.development.seed;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Rows on their way into one table, in the text form of PostgreSQL's COPY.
final class Rows {
    private final String table;
    private final StringBuilder text = new StringBuilder();
    private long count;

    /// @param table with its columns: `users.users (id, username)`
    Rows(String table) {
        this.table = table;
    }

    /// @param values texts, times, truth values, or collections of texts; one for each column
    void add(@Nullable Object... values) {
        for (int column = 0; column < values.length; column++) {
            text.append(column == 0 ? "" : "\t").append(cell(values[column]));
        }
        text.append('\n');
        count++;
    }

    /// @return how many
    long write(Connection connection) throws SQLException {
        if (count > 0) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            try {
                copy.copyIn("COPY " + table + " FROM STDIN", new StringReader(text.toString()));
            } catch (IOException e) {
                throw new SQLException(e);
            }
        }
        return count;
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "\\N";
            case Collection<?> many -> escaped(array(many));
            default -> escaped(value.toString());
        };
    }

    private static String array(Collection<?> values) {
        return values.stream()
                .map(each ->
                        "\"" + each.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }
}
