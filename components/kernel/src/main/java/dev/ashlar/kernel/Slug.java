package dev.ashlar.kernel;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A name for URLs: 1 to 99 of `a-z 0-9 - _ .`, beginning with a letter or digit, without two separators in a row and
/// without the endings `.git` and `.atom`.
public record Slug(String value) {
    /// Characters at most.
    public static final int LONGEST = 99;

    private static final Pattern WHITESPACE =
            Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7F]");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9\\-._]+");
    private static final Pattern SEPARATORS = Pattern.compile("([\\-._])[\\-._]+");
    private static final Pattern EDGES = Pattern.compile("^[\\-._]|[\\-._]$");
    private static final List<String> RESERVED_ENDINGS = List.of(".git", ".atom");

    /// @throws IllegalArgumentException if it is not a slug; use [#parse] for what comes from outside
    public Slug {
        if (!isOne(value)) {
            throw new IllegalArgumentException("not a slug");
        }
    }

    /// Reads what a client sent; empty for anything that is not a slug already.
    public static Optional<Slug> parse(String text) {
        return isOne(text) ? Optional.of(new Slug(text)) : Optional.empty();
    }

    /// By hand, and not by a regular expression: each line of a list has two slugs.
    private static boolean isOne(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        var separated = true;
        for (int at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            var separates = character == '-' || character == '_' || character == '.';
            if (separates ? separated : !isLetterOrDigit(character)) {
                return false;
            }
            separated = separates;
        }
        return RESERVED_ENDINGS.stream().noneMatch(text::endsWith);
    }

    private static boolean isLetterOrDigit(char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    }

    /// Derives a slug from a name; empty when nothing usable is left of it.
    ///
    /// @param longest characters at most, 1 to [#LONGEST]
    public static Optional<Slug> derive(String name, int longest) {
        var text = WHITESPACE.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
        text = NOT_ASCII.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        text = OTHER.matcher(text).replaceAll("-");
        text = SEPARATORS.matcher(text).replaceAll("$1");
        text = EDGES.matcher(text).replaceAll("");
        text = withoutReservedEndings(text);
        if (text.length() > longest) {
            // A cut may uncover what the steps above removed: a separator or an ending at the end.
            text = EDGES.matcher(text.substring(0, longest)).replaceAll("");
            text = withoutReservedEndings(text);
        }
        return parse(text);
    }

    private static String withoutReservedEndings(String text) {
        var end = text.length();
        while (true) {
            var before = end;
            for (var ending : RESERVED_ENDINGS) {
                if (text.startsWith(ending, end - ending.length())) {
                    end -= ending.length();
                }
            }
            if (end == before) {
                return text.substring(0, end);
            }
        }
    }

    /// This slug with something after it, the slug itself cut so that the whole still fits.
    ///
    /// @param suffix begins with a separator, ends in a letter or digit
    public Slug with(String suffix) {
        var room = LONGEST - suffix.length();
        var stem = value.length() > room ? value.substring(0, room) : value;
        return new Slug(EDGES.matcher(stem).replaceAll("") + suffix);
    }

    @Override
    public String toString() {
        return value;
    }
}
