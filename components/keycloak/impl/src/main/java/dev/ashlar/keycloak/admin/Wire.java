package dev.ashlar.keycloak.admin;

import dev.ashlar.keycloak.ports.Pauses;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends one request and waits for all of its answer, no longer than the deadline.
@Singleton
final class Wire {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 8 * 1_024 * 1_024;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_FAILURE = 500;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TO_CONNECT)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    /// @throws Passing if asking again may help
    /// @throws RunEnds if the run ends meanwhile
    Answer send(HttpRequest request, Duration deadline) throws Passing {
        var limited = BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER);
        var answering = http.sendAsync(request, limited);
        try {
            var answer = within(deadline, answering);
            var status = answer.statusCode();
            if (status >= FIRST_FAILURE || status == TOO_MANY_REQUESTS) {
                var pause = answer.headers().firstValue("Retry-After").orElse("");
                throw new Passing("it answers " + status, null, seconds(pause));
            }
            return new Answer(status, answer.body());
        } catch (TimeoutException _) {
            throw new Passing("it does not answer in time", null);
        } catch (ExecutionException e) {
            var kind = e.getCause() == null ? e : e.getCause();
            throw new Passing(
                    "the connection fails (%s)".formatted(kind.getClass().getSimpleName()), kind);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Passing("the program was told to stop", null);
        } finally {
            answering.cancel(true);
        }
    }

    /// @throws RunEnds if the run ends meanwhile
    private static <T> T within(Duration deadline, Future<T> answering)
            throws TimeoutException, ExecutionException, InterruptedException {
        var end = System.nanoTime() + deadline.toNanos();
        while (true) {
            Pauses.pause();
            var left = Duration.ofNanos(end - System.nanoTime());
            try {
                return answering.get(Question.slice(left).toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                if (System.nanoTime() - end >= 0) {
                    throw late;
                }
            }
        }
    }

    /// A date in its place counts as nothing.
    private static Duration seconds(String text) {
        try {
            return Duration.ofSeconds(Math.max(0, Integer.parseInt(text.strip())));
        } catch (NumberFormatException _) {
            return Duration.ZERO;
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
