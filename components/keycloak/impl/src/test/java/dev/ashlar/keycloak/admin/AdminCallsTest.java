package dev.ashlar.keycloak.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.RunEnds;
import dev.ashlar.keycloak.ports.Pauses;
import dev.ashlar.keycloak.ports.RealmFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that is not well: how long one question takes.
class AdminCallsTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void allAttemptsTogetherEndInTime() {
        server.createContext("/", _ -> asked.incrementAndGet());
        var patience =
                new Patience(
                        Duration.ofMillis(300),
                        1_000,
                        Duration.ofMillis(2),
                        Duration.ofMillis(900));
        var began = System.nanoTime();

        try (var realm = realm(patience)) {
            assertThatThrownBy(() -> realm.realm().count())
                    .isInstanceOf(RealmFailure.class)
                    .hasMessageContaining("it does not answer in time");
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
        assertThat(asked).hasValueBetween(1, 20);
    }

    @Test
    void whatTheServerWantsOneToWaitIsNotWaitedForWhereNoTimeIsLeft() {
        server.createContext("/", busy());
        var patience = new Patience(SOON, 5, Duration.ofMillis(2), Duration.ofSeconds(9));

        try (var realm = realm(patience)) {
            assertThatThrownBy(() -> realm.realm().count())
                    .isInstanceOf(RealmFailure.class)
                    .hasMessageContaining("which was tried 1 times: it answers 503");
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void whoeverWaitsBetweenAttemptsHearsThatTheRunEnds() {
        server.createContext("/", busy());

        assertRunEnds();
    }

    @Test
    void whoeverWaitsForAnAnswerHearsThatTheRunEnds() {
        server.createContext("/", _ -> asked.incrementAndGet());

        assertRunEnds();
    }

    private void assertRunEnds() {
        var began = System.nanoTime();

        try (var realm = realm(new Patience(LONG, 5, Duration.ofMillis(2), LONG))) {
            assertThatThrownBy(() ->
                            Pauses.during(new EndsOnceAsked(asked), () -> realm.realm().count()))
                    .isInstanceOf(RunEnds.class);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
        assertThat(asked).hasValue(1);
    }

    private HttpHandler busy() {
        return exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().set("Retry-After", "10");
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        };
    }

    private RealmOfTests realm(Patience patience) {
        return new RealmOfTests(
                Map.of(
                        "KEYCLOAK_URL",
                        "http://localhost:" + server.getAddress().getPort(),
                        "KEYCLOAK_CLIENT_ID",
                        "renku-services",
                        "KEYCLOAK_CLIENT_SECRET",
                        "of the tests"),
                patience);
    }

    private record EndsOnceAsked(AtomicInteger asked) implements JobRun {
        @Override
        public void expect(long total) {}

        @Override
        public void looked(long records) {}

        @Override
        public void changed(long records) {}

        @Override
        public void failed(String record, Exception why) {}

        @Override
        public void pause() {
            if (asked.get() > 0) {
                throw new RunEnds("It was told to stop.");
            }
        }
    }
}
