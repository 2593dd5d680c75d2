package dev.ashlar.authn;

import org.jspecify.annotations.Nullable;

/// What a request carries to say who sends it. Holds a token: never to be printed.
///
/// @param authorization the `Authorization` header as sent
/// @param anonymousId the header or cookie `Renku-Auth-Anon-Id` as sent
public record Credentials(@Nullable String authorization, @Nullable String anonymousId) {
    @Override
    public String toString() {
        return "Credentials(hidden)";
    }
}
