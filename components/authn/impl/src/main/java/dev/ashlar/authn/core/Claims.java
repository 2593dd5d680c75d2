package dev.ashlar.authn.core;

import dev.ashlar.authn.ports.BadTokenException;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Profile;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a token says, as far as it matters here.
record Claims(String issuer, Instant expires, Caller.SignedIn bearer) {
    private static final Set<String> AUDIENCE = Set.of("renku", "renku-ui", "renku-cli", "swagger");
    private static final String ADMINISTRATORS = "renku-admin";

    /// The end of the year 9999: later times fit neither into every library nor into any sense.
    private static final long LAST_SECOND = 253_402_300_799L;

    /// Reads the claims of a token and checks everything that needs nobody else: the times without any leeway, the
    /// audience, and that its bearer has an id and an e-mail address.
    ///
    /// @throws BadTokenException with the reason why the token does not count now
    static Claims read(Map<String, Object> claims, Instant now) {
        var expires = time(claims, "exp");
        if (expires == null) {
            throw new BadTokenException("it never expires");
        }
        if (!now.isBefore(expires)) {
            throw new BadTokenException("it has expired");
        }
        requirePast(claims, "nbf", now);
        requirePast(claims, "iat", now);
        if (AUDIENCE.stream().noneMatch(audience(claims)::contains)) {
            throw new BadTokenException("it is for somebody else");
        }
        if (claims.get("typ") != null && !"Bearer".equals(claims.get("typ"))) {
            throw new BadTokenException("it is no access token");
        }
        return new Claims(text(claims, "iss"), expires, bearer(claims));
    }

    private static Caller.SignedIn bearer(Map<String, Object> claims) {
        var id =
                UserId.parse(text(claims, "sub"))
                        .orElseThrow(() -> new BadTokenException("its sub is no user id"));
        var email = text(claims, "email");
        if (email.isBlank() || email.chars().anyMatch(Character::isISOControl)) {
            throw new BadTokenException("its email is none");
        }
        var profile =
                new Profile(
                        new Email(email),
                        name(claims, "name"),
                        name(claims, "given_name"),
                        name(claims, "family_name"));
        return roles(claims).contains(ADMINISTRATORS)
                ? new Caller.Admin(id, profile)
                : new Caller.User(id, profile);
    }

    private static void requirePast(Map<String, Object> claims, String claim, Instant now) {
        var time = time(claims, claim);
        if (time != null && now.isBefore(time)) {
            throw new BadTokenException("its %s lies in the future".formatted(claim));
        }
    }

    private static @Nullable Instant time(Map<String, Object> claims, String claim) {
        return switch (claims.get(claim)) {
            case null -> null;
            case Long seconds when seconds >= 0 && seconds <= LAST_SECOND ->
                    Instant.ofEpochSecond(seconds);
            case Double seconds when seconds >= 0 && seconds <= LAST_SECOND ->
                    Instant.ofEpochMilli((long) (seconds * 1_000));
            default -> throw new BadTokenException("its %s is no time".formatted(claim));
        };
    }

    private static Collection<?> audience(Map<String, Object> claims) {
        return switch (claims.get("aud")) {
            case String one -> List.of(one);
            case Collection<?> several -> several;
            case null, default -> throw new BadTokenException("it is for nobody");
        };
    }

    private static Collection<?> roles(Map<String, Object> claims) {
        return claims.get("realm_access") instanceof Map<?, ?> access
                        && access.get("roles") instanceof Collection<?> roles
                ? roles
                : List.of();
    }

    private static String text(Map<String, Object> claims, String claim) {
        if (claims.get(claim) instanceof String text) {
            return text;
        }
        throw new BadTokenException("its %s is missing or no text".formatted(claim));
    }

    /// People may write what they like into their names; NUL is what no database takes.
    private static @Nullable String name(Map<String, Object> claims, String claim) {
        return claims.get(claim) instanceof String text ? text.replace("\0", "") : null;
    }
}
