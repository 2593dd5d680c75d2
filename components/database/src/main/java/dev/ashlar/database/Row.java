package dev.ashlar.database;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of an answer. Columns are named as the statement names them; a null in a column that is read without
/// `OrNull` is a defect.
public interface Row {
    String text(String column);

    @Nullable String textOrNull(String column);

    /// An `integer` or anything smaller.
    int integer(String column);

    @Nullable Integer integerOrNull(String column);

    /// A `bigint`, such as `count(*)` gives.
    long number(String column);

    /// A `double precision`.
    double decimal(String column);

    boolean flag(String column);

    /// A `timestamptz`; microseconds.
    Instant instant(String column);

    @Nullable Instant instantOrNull(String column);

    byte[] bytes(String column);

    byte @Nullable [] bytesOrNull(String column);

    /// A `text[]`.
    List<String> texts(String column);
}
