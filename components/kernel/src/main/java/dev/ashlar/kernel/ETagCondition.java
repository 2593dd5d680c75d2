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

    /// Reads a header's value. Text that is neither `*` nor a list of tags is taken as one tag that fits nothing, so
    /// that a client who sends rubbish is told that its copy is stale.
    static ETagCondition parse(String header) {
        if (header.strip().equals("*")) {
            return new Any();
        }
        var strong = new ArrayList<String>();
        var weak = new ArrayList<String>();
        var tags = Tags.ONE.matcher(header);
        while (tags.find()) {
            (tags.group("weak") == null ? strong : weak).add(tags.group("tag"));
        }
        return new OneOf(strong, weak);
    }

    /// The pattern of one tag.
    final class Tags {
        private static final Pattern ONE = Pattern.compile("(?<weak>W/)?(?<tag>\"[^\"]*\")");

        private Tags() {}
    }
}
