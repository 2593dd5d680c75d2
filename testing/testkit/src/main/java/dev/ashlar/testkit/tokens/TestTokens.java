package dev.ashlar.testkit.tokens;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tokens as Keycloak makes them, and such with one thing wrong.
public record TestTokens(TestRealm realm, TestKey key, InstantSource clock) {
    public static final String ADA = "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";

    /// As of `key`, but with the header and the claims given.
    public String signed(Map<String, Object> header, Map<String, Object> claims) {
        return key.sign(json(header), json(claims));
    }

    public String valid() {
        return signed(claims());
    }

    public String with(String claim, @Nullable Object value) {
        var claims = claims();
        claims.put(claim, value);
        return signed(claims);
    }

    public String without(String claim) {
        var claims = claims();
        claims.remove(claim);
        return signed(claims);
    }

    public String withHeader(String parameter, @Nullable Object value) {
        var header = header();
        header.put(parameter, value);
        return key.sign(json(header), json(claims()));
    }

    public String signed(Map<String, Object> claims) {
        return key.sign(json(header()), json(claims));
    }

    public long now() {
        return clock.instant().getEpochSecond();
    }

    public Map<String, Object> header() {
        var header = new LinkedHashMap<String, Object>();
        header.put("alg", "RS256");
        header.put("typ", "JWT");
        header.put("kid", key.id());
        return header;
    }

    public Map<String, Object> claims() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("exp", now() + 300);
        claims.put("iat", now());
        claims.put("jti", "onrtac:8d0f7e6a-0000-4000-8000-000000000001");
        claims.put("iss", realm.issuer());
        claims.put("aud", List.of("renku", "account"));
        claims.put("sub", ADA);
        claims.put("typ", "Bearer");
        claims.put("azp", "renku-cli");
        claims.put("realm_access", Map.of("roles", List.of("offline_access")));
        claims.put("name", "Ada Lovelace");
        claims.put("given_name", "Ada");
        claims.put("family_name", "Lovelace");
        claims.put("email", "ada@ashlar.dev");
        return claims;
    }

    public static String json(Map<String, Object> object) {
        return JSONObjectUtils.toJSONString(object);
    }
}
