package dev.ashlar.secrets.repositories;

import dev.ashlar.database.Row;
import dev.ashlar.database.Sql;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One line of the answer to a page: the total stands on every line, and a page without things has one line.
///
/// @param total things in the whole list
record Line<T>(long total, @Nullable T thing) {
    /// @param key a column that every thing has
    static <T> Line<T> of(Row row, String key, Sql.Reader<T> reader) {
        return new Line<>(
                row.number("total"), row.textOrNull(key) == null ? null : reader.read(row));
    }

    static <T> Page<T> page(List<Line<T>> lines, PageRequest request) {
        var things = lines.stream().map(Line::thing).filter(Objects::nonNull).toList();
        return new Page<>(things, request, lines.getFirst().total());
    }
}
