package dev.ashlar.kernel;

import java.util.Optional;

/// An identity that sorts by the time of its making: 26 characters of Crockford's base 32, upper case.
public record Ulid(String value) implements Comparable<Ulid> {
    private static final int LENGTH = 26;
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// @throws IllegalArgumentException if it is not a ULID; use [#parse] for what comes from outside
    public Ulid {
        if (!isOne(value)) {
            throw new IllegalArgumentException("not a ULID");
        }
    }

    /// Reads what a client sent; empty for anything but a ULID in upper case.
    public static Optional<Ulid> parse(String text) {
        return isOne(text) ? Optional.of(new Ulid(text)) : Optional.empty();
    }

    /// By hand, and not by a regular expression: each line of a list has several.
    private static boolean isOne(String text) {
        if (text.length() != LENGTH || text.charAt(0) > '7') {
            return false;
        }
        for (int at = 0; at < LENGTH; at++) {
            if (DIGITS.indexOf(text.charAt(at)) < 0) {
                return false;
            }
        }
        return true;
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
