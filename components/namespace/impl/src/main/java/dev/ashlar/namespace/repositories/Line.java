package dev.ashlar.namespace.repositories;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One line of the answer to a page. A page without things has one line, without a thing.
///
/// @param total things in the whole list
record Line<T>(long total, @Nullable T thing) {
    static <T> Page<T> page(List<Line<T>> lines, PageRequest request) {
        var things = lines.stream().map(Line::thing).filter(Objects::nonNull).toList();
        return new Page<>(things, request, lines.getFirst().total());
    }
}
