package dev.ashlar.kernel;

import java.util.List;
import java.util.function.Function;

/// One part of a list.
///
/// @param items in the list's order, at most as many as were asked for
/// @param total things in the whole list
public record Page<T>(List<T> items, PageRequest request, long total) {
    public Page {
        items = List.copyOf(items);
    }

    /// How many pages the whole list has; 0 for an empty one.
    public long totalPages() {
        return Math.ceilDiv(total, request.size());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(items.stream().<R>map(mapper).toList(), request, total);
    }
}
