package dev.ashlar.keycloak.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ashlar.keycloak.KeycloakSettings;
import dev.ashlar.keycloak.ports.Pauses;
import dev.ashlar.keycloak.ports.RealmFailure;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the realm as its administrators do, and asks again while that may help.
@Singleton
final class AdminCalls {
    /// Turns a whole answer into what was wanted.
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonNode json) throws Passing;
    }

    private static final Logger LOG = LoggerFactory.getLogger(AdminCalls.class);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final String NOBODY = "User not found";

    private final KeycloakSettings settings;
    private final Session session;
    private final Wire wire;
    private final Patience patience;

    AdminCalls(KeycloakSettings settings, Session session, Wire wire, Patience patience) {
        this.settings = settings;
        this.session = session;
        this.wire = wire;
        this.patience = patience;
    }

    /// @param path below the realm, with a slash at its beginning
    <T> T get(String path, Reader<T> reader) {
        return patiently(path, question -> reader.read(content(path, once(path, question))));
    }

    /// The same for one person; empty only where Keycloak itself says that there is none. Any other 404, of a proxy for
    /// example, is a failure.
    <T> Optional<T> person(String path, Reader<T> reader) {
        return patiently(
                path,
                question -> {
                    var answer = once(path, question);
                    if (answer.status() == NOT_FOUND
                            && NOBODY.equals(Json.textOrNull(Json.read(answer.body()), "error"))) {
                        return Optional.empty();
                    }
                    return Optional.of(reader.read(content(path, answer)));
                });
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T make(Question question) throws Passing;
    }

    private <T> T patiently(String path, Attempt<T> attempt) {
        var question = new Question(patience);
        for (int failures = 1; ; failures++) {
            try {
                return attempt.make(question);
            } catch (Passing passing) {
                var pause = patience.pause(failures, passing.pause(), ThreadLocalRandom.current());
                if (failures > patience.retries()
                        || !question.hasTimeFor(pause)
                        || Thread.currentThread().isInterrupted()) {
                    throw new RealmFailure(
                            "Keycloak could not be asked for %s, which was tried %d times: %s."
                                    .formatted(path, failures, passing.what()),
                            passing);
                }
                rest(path, failures, passing, pause);
            }
        }
    }

    private static void rest(String path, int failures, Passing passing, Duration pause) {
        LOG.atWarn()
                .addKeyValue("path", path)
                .addKeyValue("failures", failures)
                .addKeyValue("why", passing.what())
                .addKeyValue("pause_ms", pause.toMillis())
                .log("Keycloak is asked again.");
        sleep(path, pause);
    }

    /// @throws RunEnds if the run ends meanwhile
    private static void sleep(String path, Duration pause) {
        var end = System.nanoTime() + pause.toNanos();
        try {
            for (var left = pause; left.isPositive(); left = until(end)) {
                Pauses.pause();
                Thread.sleep(Question.slice(left));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RealmFailure(
                    "Keycloak was not asked for %s again: the program was told to stop."
                            .formatted(path),
                    e);
        }
    }

    private static Duration until(long end) {
        return Duration.ofNanos(end - System.nanoTime());
    }

    private Answer once(String path, Question question) throws Passing {
        var token = session.token(question);
        var request =
                HttpRequest.newBuilder(URI.create(settings.adminAddress() + path))
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + token.value())
                        .build();
        var answer = wire.send(request, question.forOneRequest());
        if (answer.status() == UNAUTHORIZED) {
            session.forget(token);
            throw new Passing("it does not take its own token any more", null);
        }
        return answer;
    }

    private JsonNode content(String path, Answer answer) throws Passing {
        if (answer.status() == OK) {
            return Json.read(answer.body());
        }
        if (answer.status() == FORBIDDEN) {
            throw new RealmFailure(
                    "Keycloak does not show %s to the client %s: its service account needs the roles view-users, query-users, view-events and view-realm of realm-management."
                            .formatted(path, settings.clientId()));
        }
        throw new RealmFailure(
                "Keycloak answers %d when it is asked for %s of the realm %s."
                        .formatted(answer.status(), path, settings.realm()));
    }
}
