package dev.ashlar.testkit.tokens;

import static dev.ashlar.testkit.tokens.BadToken.bearer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Tokens with a right signature whose claims do not count.
final class BadClaims {
    private final TestTokens tokens;
    private final TestKey key;
    private final TestRealm realm;

    BadClaims(TestTokens tokens) {
        this.tokens = tokens;
        this.key = tokens.key();
        this.realm = tokens.realm();
    }

    List<BadToken> all() {
        return Stream.of(times(), claims(), payloads()).flatMap(List::stream).toList();
    }

    private List<BadToken> times() {
        var now = tokens.now();
        return List.of(
                bearer("expired", tokens.with("exp", now - 1)),
                bearer("expires now", tokens.with("exp", now)),
                bearer("expired long ago", tokens.with("exp", 0)),
                bearer("no exp", tokens.without("exp")),
                bearer("exp null", tokens.with("exp", null)),
                bearer("exp as text", tokens.with("exp", Long.toString(now + 300))),
                bearer("exp as an array", tokens.with("exp", List.of(now + 300))),
                bearer("exp true", tokens.with("exp", true)),
                bearer("exp negative", tokens.with("exp", -1)),
                bearer("exp in milliseconds", tokens.with("exp", (now + 300) * 1_000)),
                bearer("exp beyond all years", tokens.with("exp", Long.MAX_VALUE)),
                bearer(
                        "exp beyond all numbers",
                        raw("\"exp\":%d,".formatted(now + 300), "\"exp\":1e999,")),
                bearer("exp not a number", raw("\"exp\":%d,".formatted(now + 300), "\"exp\":NaN,")),
                bearer("nbf in the future", tokens.with("nbf", now + 60)),
                bearer("nbf as text", tokens.with("nbf", "0")),
                bearer("nbf beyond all years", tokens.with("nbf", Long.MAX_VALUE)),
                bearer("iat in the future", tokens.with("iat", now + 60)),
                bearer("iat as text", tokens.with("iat", "now")),
                bearer("iat as an object", tokens.with("iat", Map.of())));
    }

    private List<BadToken> claims() {
        return List.of(
                bearer("no issuer", tokens.without("iss")),
                bearer(
                        "another issuer",
                        tokens.with("iss", "https://keycloak.example.org/realms/Renku")),
                bearer(
                        "another realm",
                        tokens.with("iss", realm.issuer().replace("Renku", "master"))),
                bearer("the issuer with a slash", tokens.with("iss", realm.issuer() + "/")),
                bearer("the issuer in an array", tokens.with("iss", List.of(realm.issuer()))),
                bearer("no audience", tokens.without("aud")),
                bearer("an empty audience", tokens.with("aud", List.of())),
                bearer("another audience", tokens.with("aud", "account")),
                bearer(
                        "other audiences",
                        tokens.with("aud", List.of("account", "renku-other", "RENKU"))),
                bearer("an audience of null", tokens.with("aud", Arrays.asList((Object) null))),
                bearer("an audience deeper down", tokens.with("aud", List.of(List.of("renku")))),
                bearer("an audience as an object", tokens.with("aud", Map.of("renku", "renku"))),
                bearer("an audience as a number", tokens.with("aud", 1)),
                bearer("no sub", tokens.without("sub")),
                bearer("sub null", tokens.with("sub", null)),
                bearer("sub empty", tokens.with("sub", "")),
                bearer("sub a number", tokens.with("sub", 7)),
                bearer("sub with a colon", tokens.with("sub", "user:ada")),
                bearer("sub a path", tokens.with("sub", "../admin")),
                bearer("sub too long", tokens.with("sub", "a".repeat(37))),
                bearer("sub with a line feed", tokens.with("sub", TestTokens.ADA + "\n")),
                bearer("no email", tokens.without("email")),
                bearer("email null", tokens.with("email", null)),
                bearer("email blank", tokens.with("email", " ")),
                bearer("email a number", tokens.with("email", 1)),
                bearer("email with NUL", tokens.with("email", "ada\u0000@ashlar.dev")),
                bearer("an ID token", tokens.with("typ", "ID")),
                bearer("a refresh token", tokens.with("typ", "Refresh")),
                bearer("typ a number", tokens.with("typ", 1)));
    }

    private List<BadToken> payloads() {
        var header = TestTokens.json(tokens.header());
        var claims = TestTokens.json(tokens.claims());
        return List.of(
                bearer("no claims", key.sign(header, "{}")),
                bearer("claims that are null", key.sign(header, "null")),
                bearer("claims in an array", key.sign(header, "[" + claims + "]")),
                bearer("claims as a text", key.sign(header, "\"ada\"")),
                bearer("claims that are no JSON", key.sign(header, "ada")),
                bearer("something behind the claims", key.sign(header, claims + "{}")),
                bearer("a token in a token", key.sign(header, tokens.valid())),
                bearer(
                        "a claim twice",
                        key.sign(header, claims.replaceFirst("\\{", "{\"sub\":\"grace\","))),
                bearer(
                        "deep arrays",
                        key.sign(
                                header,
                                claims.replaceFirst(
                                        "\\{",
                                        "{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + ","))),
                bearer(
                        "deep objects",
                        key.sign(
                                header,
                                claims.replaceFirst(
                                        "\\{",
                                        "{\"x\":"
                                                + "{\"x\":".repeat(3_000)
                                                + "1"
                                                + "}".repeat(3_000)
                                                + ","))),
                bearer("bytes that are no text", key.sign(header, "\u00ff\ufffe")));
    }

    private String raw(String part, String replacement) {
        var claims = TestTokens.json(tokens.claims());
        if (!claims.contains(part)) {
            throw new IllegalStateException("the claims lack " + part);
        }
        return key.sign(TestTokens.json(tokens.header()), claims.replace(part, replacement));
    }
}
