package dev.ashlar.keycloak.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.keycloak.KeycloakSettings;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How a client shows that it has its secret (OpenID Connect Core 1.0, section 9).
@Singleton
final class Login {
    private static final int SECONDS = 30;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeycloakSettings settings;

    Login(KeycloakSettings settings) {
        this.settings = settings;
    }

    /// `client_secret_jwt`: the secret signs and does not travel.
    ///
    /// @param issuer as the realm calls itself
    String signed(String issuer, Instant now) {
        var id = settings.clientId();
        var assertion = assertion(issuer, now.getEpochSecond());
        return "grant_type=client_credentials&client_id=%s&client_assertion_type=%s&client_assertion=%s"
                .formatted(
                        encoded(id),
                        encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                        assertion);
    }

    /// `client_secret_basic`: the header for it.
    String basic() {
        var both = encoded(settings.clientId()) + ":" + encoded(settings.clientSecret().value());
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
    }

    private String assertion(String issuer, long now) {
        var claims =
                Json.object()
                        .put("iss", settings.clientId())
                        .put("sub", settings.clientId())
                        .put("aud", issuer)
                        .put("jti", UUID.randomUUID().toString())
                        .put("iat", now)
                        .put("exp", now + SECONDS)
                        .toString();
        var header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
        var signed = part(header) + "." + part(claims);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var secret = settings.clientSecret().value().getBytes(UTF_8);
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return signed + "." + BASE64.encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
        }
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
