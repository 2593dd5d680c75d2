package dev.ashlar.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/// An identity that sorts by the time of its making: 26 characters of Crockford's base 32, upper case.
public record Ulid(String value) implements Comparable<Ulid> {
    private static final Pattern FORM = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    /// @throws IllegalArgumentException if it is not a ULID; use [#parse] for what comes from outside
    public Ulid {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a ULID");
        }
    }

    /// Reads what a client sent; empty for anything but a ULID in upper case.
    public static Optional<Ulid> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Ulid(text)) : Optional.empty();
    }

    @Override
    public int compareTo(Ulid other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
