package dev.ashlar.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/// Who somebody is in Keycloak: the `sub` of her tokens, 2 to 36 letters, digits and hyphens.
public record UserId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{1,35}");

    /// @throws IllegalArgumentException if it cannot be one; use [#parse] for what comes from outside
    public UserId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a user id");
        }
    }

    /// Reads what a client sent; empty for what can be nobody's id.
    public static Optional<UserId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new UserId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
