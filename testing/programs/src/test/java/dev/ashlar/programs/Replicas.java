package dev.ashlar.programs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// Two programs of one kind behind something that asks the other one where one does not answer.
final class Replicas implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String name;
    private final List<Map<String, String>> settings;
    private final List<PackagedProgram> programs = new CopyOnWriteArrayList<>();

    Replicas(String name, List<Map<String, String>> settings) throws IOException {
        this.name = name;
        this.settings = List.copyOf(settings);
        for (var each : settings) {
            programs.add(PackagedProgram.start(name, each));
        }
        programs.forEach(PackagedProgram::awaitReady);
    }

    /// Kills one (kill -9) and starts it again.
    void crash(int which) throws IOException, InterruptedException {
        programs.get(which).close();
        programs.set(which, PackagedProgram.start(name, settings.get(which)));
        programs.get(which).awaitReady();
    }

    /// The status, and the body where it is no success. A request that a crash cut off is sent to the other one.
    String post(String path, String token, String body) throws InterruptedException {
        for (var program : programs) {
            try {
                var answer =
                        HTTP.send(request(program, path, token, body), BodyHandlers.ofString());
                return answer.statusCode() == 201 ? "201" : answer.statusCode() + answer.body();
            } catch (IOException _) {
                // The next one may be there.
            }
        }
        return "none answers";
    }

    /// All that they wrote since they were started the last time, and the metrics of the first.
    String said() throws IOException {
        var said = new StringBuilder(programs.getFirst().get("/metrics", "").body());
        for (var program : programs) {
            said.append(program.output()).append(program.errors());
        }
        return said.toString();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (var program : programs) {
            program.close();
        }
    }

    private static HttpRequest request(
            PackagedProgram program, String path, String token, String body) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d%s".formatted(program.port(), path)))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
