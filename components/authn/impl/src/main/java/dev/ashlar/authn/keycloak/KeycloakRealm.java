package dev.ashlar.authn.keycloak;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.ashlar.authn.AuthnSettings;
import dev.ashlar.authn.ports.RealmKey;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The realm as its server describes it (OpenID Connect Discovery 1.0, section 4).
@Singleton
final class KeycloakRealm {
    /// For both requests together, so that whoever waits for a key gets an answer in time.
    static final Duration DEADLINE = Duration.ofSeconds(2);

    private static final String KEY_SET = "/protocol/openid-connect/certs";
    private static final int LARGEST_ANSWER = 1_048_576;

    private final AuthnSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(DEADLINE)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    KeycloakRealm(AuthnSettings settings) {
        this.settings = settings;
    }

    /// Every key for signatures that the realm has now, by its id; at least one.
    ///
    /// @throws IOException if Keycloak does not answer in time, or with what is no realm with such a key
    Map<String, RealmKey> keys() throws IOException {
        var until = System.nanoTime() + DEADLINE.toNanos();
        try {
            var realm = get(settings.discovery(), until);
            var issuer = text(realm, "issuer");
            var keys = KeySet.read(get(keySet(text(realm, "jwks_uri")), until), issuer);
            if (keys.isEmpty()) {
                throw new IOException("the realm has no key for signatures");
            }
            return keys;
        } catch (ParseException | IllegalArgumentException e) {
            throw new IOException("the answer is no description of a realm", e);
        }
    }

    /// Keycloak names its addresses as browsers see them, which a service inside a cluster may not reach; there it finds
    /// them at the address that it was given.
    private URI keySet(String named) {
        return URI.create(named.endsWith(KEY_SET) ? settings.realm() + KEY_SET : named);
    }

    private Map<String, Object> get(URI address, long until) throws IOException, ParseException {
        var request = HttpRequest.newBuilder(address).header("Accept", "application/json").build();
        var limited = BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER);
        var answering = http.sendAsync(request, limited);
        try {
            var answer = answering.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (answer.statusCode() != 200) {
                throw new IOException("%s answers %d".formatted(address, answer.statusCode()));
            }
            return JSONObjectUtils.parse(answer.body());
        } catch (TimeoutException _) {
            throw new IOException(address + " does not answer in time");
        } catch (ExecutionException e) {
            throw new IOException(address + " does not answer", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for " + address);
        } finally {
            answering.cancel(true);
        }
    }

    private static String text(Map<String, Object> json, String name) throws ParseException {
        if (json.get(name) instanceof String text) {
            return text;
        }
        throw new ParseException(name + " is missing", 0);
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
