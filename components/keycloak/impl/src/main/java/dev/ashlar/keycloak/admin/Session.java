package dev.ashlar.keycloak.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ashlar.kernel.Sensitive;
import dev.ashlar.keycloak.KeycloakSettings;
import dev.ashlar.keycloak.ports.RealmFailure;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The client's access token, which is renewed before it expires.
@Singleton
final class Session {
    /// A token is given up so long before its end, or after two thirds of a short life.
    private static final Duration BEFORE_THE_END = Duration.ofSeconds(60);

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int REDIRECT = 300;
    private static final int REFUSAL = 400;

    private final KeycloakSettings settings;
    private final Login login;
    private final Wire wire;
    private final InstantSource clock;
    private final ReentrantLock renewing = new ReentrantLock();
    private @Nullable Sensitive token;
    private Instant renewAt = Instant.MIN;

    Session(KeycloakSettings settings, Login login, Wire wire, InstantSource clock) {
        this.settings = settings;
        this.login = login;
        this.wire = wire;
        this.clock = clock;
    }

    /// @throws Passing if asking again may help
    Sensitive token(Question question) throws Passing {
        renewing.lock();
        try {
            var known = token;
            if (known == null || !clock.instant().isBefore(renewAt)) {
                known = renew(question);
                token = known;
            }
            return known;
        } finally {
            renewing.unlock();
        }
    }

    /// The realm does not take it any more, whatever it said of its life.
    void forget(Sensitive refused) {
        renewing.lock();
        try {
            if (refused.equals(token)) {
                token = null;
            }
        } finally {
            renewing.unlock();
        }
    }

    private Sensitive renew(Question question) throws Passing {
        var now = clock.instant();
        var given = given(question, now);
        var life = Duration.ofSeconds(given.path("expires_in").asLong());
        var spare = life.dividedBy(3);
        renewAt =
                now.plus(life).minus(spare.compareTo(BEFORE_THE_END) < 0 ? spare : BEFORE_THE_END);
        return new Sensitive(Json.text(given, "access_token"));
    }

    /// First as the reference shows its secret; then as a client does whose realm wants it otherwise.
    private JsonNode given(Question question, Instant now) throws Passing {
        var address = URI.create(settings.realmAddress() + "/protocol/openid-connect/token");
        var signed = form(address, login.signed(issuer(question), now));
        var answer = wire.send(signed.build(), question.forOneRequest());
        if (answer.status() >= REFUSAL) {
            var basic = form(address, "grant_type=client_credentials");
            basic.header("Authorization", login.basic());
            answer = wire.send(basic.build(), question.forOneRequest());
        }
        if (answer.status() != OK) {
            throw new RealmFailure(
                    "Keycloak does not let the client %s of the realm %s in (%d): KEYCLOAK_CLIENT_ID and KEYCLOAK_CLIENT_SECRET must name a confidential client with a service account."
                            .formatted(settings.clientId(), settings.realm(), answer.status()));
        }
        return Json.read(answer.body());
    }

    /// As the realm calls itself, which need not be the address at which it was found.
    private String issuer(Question question) throws Passing {
        var place = URI.create(settings.realmAddress() + "/.well-known/openid-configuration");
        var request = HttpRequest.newBuilder(place).header("Accept", "application/json").build();
        var answer = wire.send(request, question.forOneRequest());
        if (answer.status() == NOT_FOUND) {
            throw new RealmFailure(
                    "There is no realm %s at %s: KEYCLOAK_URL and KEYCLOAK_REALM must name one, some servers want /auth at the end of the address."
                            .formatted(settings.realm(), settings.server()));
        }
        if (answer.status() >= REDIRECT) {
            throw new RealmFailure(
                    "%s answers %d where a realm would describe itself: KEYCLOAK_URL must name Keycloak itself."
                            .formatted(settings.server(), answer.status()));
        }
        return Json.text(Json.read(answer.body()), "issuer");
    }

    private static HttpRequest.Builder form(URI address, String content) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(content, UTF_8));
    }
}
