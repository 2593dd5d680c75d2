package dev.ashlar.namespace.core;

import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.Slug;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a namespace may be called when its first wish is taken.
final class SlugChoices {
    private static final int NUMBERED = 5;
    private static final int RANDOM_CHARACTERS = 8;

    private SlugChoices() {}

    /// The wish itself, then the same with `-1` to `-5`.
    static List<Slug> plain(Slug wish) {
        var numbered = IntStream.rangeClosed(1, NUMBERED).mapToObj(n -> wish.with("-" + n));
        return Stream.concat(Stream.of(wish), numbered).toList();
    }

    /// The wish with 8 characters that nobody else gets; the last ones of an id, which are its random part.
    static Slug random(Slug wish, Ids ids) {
        var id = ids.next().value();
        var tail = id.substring(id.length() - RANDOM_CHARACTERS);
        return wish.with("-" + tail.toLowerCase(Locale.ROOT));
    }
}
