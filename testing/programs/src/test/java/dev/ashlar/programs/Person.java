package dev.ashlar.programs;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Calls a data API with a token; who is told to try again in a moment does.
record Person(int port, String token) {
    private static final int UNAVAILABLE = 503;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// @param status 0 where there was no answer at all
    record Answer(int status, String text) {
        String field(String name) {
            try {
                return String.valueOf(JSONObjectUtils.parse(text).get(name));
            } catch (ParseException _) {
                throw new IllegalStateException("%d %s".formatted(status, text));
            }
        }

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException(
                        "%d instead of %d: %s".formatted(status, wanted, text));
            }
            return this;
        }
    }

    Answer get(String path) {
        return send("GET", path, "", "");
    }

    Answer post(String path, Map<String, Object> body) {
        return send("POST", path, JSONObjectUtils.toJSONString(body), "");
    }

    Answer send(String method, String path, String body, String ifMatch) {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:%d/api/data%s".formatted(port, path)))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        var answer = send(request.build());
        for (int again = 0; again < 20 && answer.status() == UNAVAILABLE; again++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = send(request.build());
        }
        return answer;
    }

    private static Answer send(HttpRequest request) {
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException failure) {
            return new Answer(0, String.valueOf(failure));
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }
}
