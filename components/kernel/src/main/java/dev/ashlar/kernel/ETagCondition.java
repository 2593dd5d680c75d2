package dev.ashlar.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What an `If-Match` or `If-None-Match` header asks for (RFC 9110, section 13.1): `*`, or a list of tags.
public sealed interface ETagCondition {
    /// Strong comparison, for `If-Match`: a weak tag never fits.
    boolean fits(ETag current);

    /// Weak comparison, for `If-None-Match`.
    boolean fitsWeakly(ETag current);

    /// Any state of the thing.
    record Any() implements ETagCondition {
        @Override
        public boolean fits(ETag current) {
            return true;
        }

        @Override
        public boolean fitsWeakly(ETag current) {
            return true;
        }
    }

    /// One of these states.
    ///
    /// @param strong the tags as sent
    /// @param weak the tags that stood behind `W/`, without it
    record OneOf(List<String> strong, List<String> weak) implements ETagCondition {
        public OneOf {
            strong = List.copyOf(strong);
            weak = List.copyOf(weak);
        }

        @Override
        public boolean fits(ETag current) {
            return strong.contains(current.value());
        }

        @Override
        public boolean fitsWeakly(ETag current) {
            return fits(current) || weak.contains(current.value());
        }
    }

    /// Reads a header's value. Text that is neither `*` nor a list of tags fits nothing, so that a client who sends
    /// rubbish is told that its copy is stale.
    static ETagCondition parse(String header) {
        if (header.strip().equals("*")) {
            return new Any();
        }
        var strong = new ArrayList<String>();
        var weak = new ArrayList<String>();
        var tags = Tags.ONE.matcher(header);
        var end = 0;
        while (tags.find()) {
            if (!isSeparator(header, end, tags.start(), end > 0)) {
                return new OneOf(List.of(), List.of());
            }
            (tags.group("weak") == null ? strong : weak).add(tags.group("tag"));
            end = tags.end();
        }
        return isSeparator(header, end, header.length(), false)
                ? new OneOf(strong, weak)
                : new OneOf(List.of(), List.of());
    }

    /// Whether nothing but blanks and commas stands there; lists may have empty elements.
    private static boolean isSeparator(String header, int from, int to, boolean commaNeeded) {
        var commas = 0;
        for (int at = from; at < to; at++) {
            switch (header.charAt(at)) {
                case ',' -> commas++;
                case ' ', '\t' -> {}
                default -> {
                    return false;
                }
            }
        }
        return commas > 0 || !commaNeeded;
    }

    /// The pattern of one tag.
    final class Tags {
        private static final Pattern ONE =
                Pattern.compile("(?<weak>W/)?(?<tag>\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\")");

        private Tags() {}
    }
}
