package dev.ashlar.authn.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The token of a request, as sent.
record BearerToken(String text) {
    private static final List<String> SCHEMES = List.of("Bearer ", "bearer ");
    private static final int LONGEST = 32_768;

    /// @param header the value of `Authorization`: a token behind `Bearer` or `bearer`, or a token alone
    static Optional<BearerToken> in(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST) {
            return Optional.empty();
        }
        var scheme = SCHEMES.stream().filter(header::startsWith).findFirst().orElse("");
        return Optional.of(new BearerToken(header.substring(scheme.length()).strip()));
    }

    /// Stands for the token where the token itself must not be kept.
    String fingerprint() {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return new String(digest, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "BearerToken(hidden)";
    }
}
