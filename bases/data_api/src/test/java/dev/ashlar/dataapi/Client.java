package dev.ashlar.dataapi;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Calls the API as one person, or as nobody.
///
/// @param patience how often it asks again when it is told to try again in a moment
record Client(URI base, @Nullable String token, JsonMapper json, int patience) {
    private static final int UNAVAILABLE = 503;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// A busy machine may not do everything in time that a test asks of the service.
    Client(URI base, @Nullable String token, JsonMapper json) {
        this(base, token, json, 50);
    }

    /// For tests of what is not answered.
    Client impatient() {
        return new Client(base, token, json, 0);
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    Answer get(String path, Map<String, String> headers) {
        return send("GET", path, null, headers);
    }

    Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    Answer post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, body, Map.of());
    }

    Answer patch(String path, String ifMatch, String body) {
        return send("PATCH", path, body, Map.of("If-Match", ifMatch));
    }

    Answer send(String method, String path, @Nullable String body, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        var answer = sendOnce(request);
        for (int again = 0; again < patience && answer.status() == UNAVAILABLE; again++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = sendOnce(request);
        }
        return answer;
    }

    private Answer sendOnce(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body(), json);
        } catch (IOException e) {
            throw new IllegalStateException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
