package dev.ashlar.development.training;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;

/// Asks a service what its first callers ask it.
final class Visitor {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int ROUNDS = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Realm realm;
    private final String root;
    private final String prefix;

    Visitor(int port, Realm realm, String program) {
        this.realm = realm;
        root = "http://127.0.0.1:" + port;
        prefix = "data_api".equals(program) ? "/api/data" : "/api/secrets";
    }

    void visit(Process process) throws IOException, InterruptedException, GeneralSecurityException {
        awaitStart(process);
        var token = realm.token("11111111-1111-4111-8111-111111111111", "ada");
        for (int round = 0; round < ROUNDS; round++) {
            get(prefix + "/version", token);
            get(prefix + "/user", token);
            get(prefix + "/projects?per_page=20", token);
            get(prefix + "/projects/01JAAAAAAAAAAAAAAAAAAAAAAA", token);
            get("/health/ready", token);
        }
        get(prefix + "/spec.json", token);
        get(prefix + "/nowhere", token);
        get(prefix + "/user", "no.valid.token");
        get(prefix + "/users", token);
        get(prefix + "/platform/config", token);
        get(prefix + "/groups", token);
        get(prefix + "/namespaces", token);
        get("/metrics", token);
        send(
                "POST",
                prefix + "/user/preferences/pinned_projects",
                "{\"project_slug\":\"ada/one\"}",
                token);
        get(prefix + "/user/preferences", token);
    }

    private void awaitStart(Process process) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "The program ended with exit code %d before it served."
                                .formatted(process.exitValue()));
            }
            try {
                get(prefix + "/version", "");
                return;
            } catch (IOException _) {
                // Not listening yet.
            }
            Thread.sleep(PAUSE);
        }
        process.destroyForcibly();
        throw new IllegalStateException("The program did not serve within a minute.");
    }

    private int get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, "", token);
    }

    private int send(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(root + path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray()).statusCode();
    }
}
