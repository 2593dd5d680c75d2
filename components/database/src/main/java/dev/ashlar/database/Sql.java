package dev.ashlar.database;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs SQL. The one way in which repository adapters speak with PostgreSQL.
///
/// Statements have a `?` for each value. Values may be `String`, `Integer`, `Long`, `Double`, `Boolean`, `Instant`, `UUID`,
/// `byte[]`, an enum (its name), null, or a collection of texts (a `text[]` for `= ANY (?)` and `unnest(?)`). JSON is
/// a text with a cast: `?::jsonb`.
///
/// Inside a unit of work every statement joins its transaction. Outside, a query is a transaction of its own, and a
/// change is refused, with `RETURNING` too.
///
/// Every method throws `Problem.Unavailable` when the database does not answer in time, and [ConstraintViolation] when
/// the tables refuse what is written.
public interface Sql {
    /// How one row becomes a value.
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row);
    }

    /// The only row, if there is one.
    ///
    /// @throws IllegalStateException if there are several
    <T> Optional<T> one(String statement, Reader<T> reader, @Nullable Object... values);

    /// All rows, in the order of the database.
    <T> List<T> all(String statement, Reader<T> reader, @Nullable Object... values);

    /// Writes; for statements with `RETURNING` use [#one] or [#all].
    ///
    /// @return how many rows it touched
    /// @throws IllegalStateException outside a unit of work
    int change(String statement, @Nullable Object... values);
}
