package dev.ashlar.kernel;

import java.util.Optional;

/// Who somebody is in Keycloak: the `sub` of her tokens, 2 to 36 letters, digits and hyphens.
public record UserId(String value) {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 36;

    /// @throws IllegalArgumentException if it cannot be one; use [#parse] for what comes from outside
    public UserId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("not a user id");
        }
    }

    /// Reads what a client sent; empty for what can be nobody's id.
    public static Optional<UserId> parse(String text) {
        return isOne(text) ? Optional.of(new UserId(text)) : Optional.empty();
    }

    private static boolean isOne(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST || text.charAt(0) == '-') {
            return false;
        }
        return text.chars().allMatch(UserId::isAllowed);
    }

    private static boolean isAllowed(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '-';
    }

    @Override
    public String toString() {
        return value;
    }
}
