package dev.ashlar.database.repositories;

import dev.ashlar.database.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The row at which a result set stands.
final class ResultSetRow implements Row {
    private interface Getter<T> {
        @Nullable T get() throws SQLException;
    }

    private final ResultSet results;

    ResultSetRow(ResultSet results) {
        this.results = results;
    }

    @Override
    public String text(String column) {
        return present(column, textOrNull(column));
    }

    @Override
    public @Nullable String textOrNull(String column) {
        return read(() -> results.getString(column));
    }

    @Override
    public int integer(String column) {
        return present(column, integerOrNull(column));
    }

    @Override
    public @Nullable Integer integerOrNull(String column) {
        return read(() -> results.getObject(column, Integer.class));
    }

    @Override
    public long number(String column) {
        return present(column, this.<Long>read(() -> results.getObject(column, Long.class)));
    }

    @Override
    public double decimal(String column) {
        return present(column, this.<Double>read(() -> results.getObject(column, Double.class)));
    }

    @Override
    public boolean flag(String column) {
        return present(column, this.<Boolean>read(() -> results.getObject(column, Boolean.class)));
    }

    @Override
    public Instant instant(String column) {
        return present(column, instantOrNull(column));
    }

    @Override
    public @Nullable Instant instantOrNull(String column) {
        var time = this.<OffsetDateTime>read(() -> results.getObject(column, OffsetDateTime.class));
        return time == null ? null : time.toInstant();
    }

    @Override
    public byte[] bytes(String column) {
        return present(column, bytesOrNull(column));
    }

    @Override
    public byte @Nullable [] bytesOrNull(String column) {
        return read(() -> results.getBytes(column));
    }

    @Override
    public List<String> texts(String column) {
        var array = present(column, this.<java.sql.Array>read(() -> results.getArray(column)));
        return List.of(present(column, this.<String[]>read(() -> (String[]) array.getArray())));
    }

    private <T> @Nullable T read(Getter<T> getter) {
        try {
            return getter.get();
        } catch (SQLException failure) {
            throw Failures.translate(failure);
        }
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("column %s is null".formatted(column));
        }
        return value;
    }
}
