package dev.ashlar.development.bench;

import dev.ashlar.development.servers.Guard;
import dev.ashlar.development.servers.Kubernetes;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.ProcessServer;
import dev.ashlar.development.training.RepeatedRequest;
import dev.ashlar.development.training.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What `build/bench-pools` calls: how long the list of resource pools takes, each with its quota as Kubernetes has it, and
/// how often Kubernetes is asked meanwhile.
@Command(
        name = "bench-pools",
        description = "Measures the list of resource pools.",
        mixinStandardHelpOptions = true)
final class PoolLists implements Callable<Integer> {
    private static final Size EMPTY = new Size(0);
    private static final String PATH = "/api/data/resource_pools";
    private static final int OK = 200;
    private static final int ROOM = 1 << 16;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String FILLING =
            """
            WITH pool AS (
                INSERT INTO crc.pools (name, is_public, is_default)
                SELECT 'pool ' || n, true, false FROM generate_series(1, %d) AS n
                RETURNING id),
            class AS (
                INSERT INTO crc.classes (pool_id, name, cpu, memory, gpu, max_storage, default_storage,
                                         is_default, tolerations, affinity_keys, affinity_required)
                SELECT id, 'class ' || n, n, 4 * n, 0, 100, 10, n = 1, '{}', '{}', '{}'
                FROM pool, generate_series(1, 3) AS n)
            INSERT INTO crc.quotas (name, pool_id, cpu, memory, gpu, gpu_kind)
            SELECT gen_random_uuid(), id, 100, 400, 0, 'nvidia' FROM pool
            """;

    @Option(names = "--POOLS", defaultValue = "500", description = "how many pools there are")
    private int pools;

    @Option(names = "--CLIENTS", defaultValue = "8", description = "how many ask at once")
    private int clients;

    @Option(names = "--SECONDS", defaultValue = "15", description = "how long it is measured")
    private int seconds;

    private PoolLists() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PoolLists()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var root = Path.of("").toAbsolutePath();
        var places = Places.ofWorkspace(root).withHome(root.resolve(".local/bench"));
        var port = Surroundings.freePort();
        try (var databases = Databases.start(places);
                var guard = new Guard();
                var surroundings = Surroundings.prepare()) {
            var kubernetes = new ProcessServer(new Kubernetes(places, port), places, guard);
            kubernetes.start();
            databases.createAnew(EMPTY);
            var settings = surroundings.settings(databases.of(EMPTY));
            settings.put("KUBERNETES_MASTER", "http://127.0.0.1:" + port);
            Service.migrate(settings);
            fill(databases.of(EMPTY));
            var token = surroundings.realm().token(UUID.randomUUID().toString(), "bench");
            try (var service = Service.start(settings)) {
                awaitQuotas(service.port());
                asked(service.port(), token);
                measure(service.port(), token);
            } finally {
                empty(databases.of(EMPTY), settings);
                kubernetes.stop();
            }
        }
        return 0;
    }

    private void measure(int port, String token) throws Exception {
        var before = metric(port, "kubernetes_requests_total");
        var figures = asked(port, token);
        var asked = metric(port, "kubernetes_requests_total") - before;
        System.out.printf(
                "%d pools, %d clients: %.0f lists/s  median %.1f ms  99 %% within %.1f ms  longest %.1f ms%n",
                pools,
                clients,
                figures.perSecond(),
                figures.medianMillis(),
                figures.millis(0.99),
                figures.longestMillis());
        System.out.printf(
                "%d lists, %d of them failed; Kubernetes was asked %.0f times in %d seconds%n",
                figures.answers(), figures.failed(), asked, figures.took().toSeconds());
    }

    private Figures asked(int port, String token) throws Exception {
        var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var began = System.nanoTime();
            var running = new ArrayList<Future<long[]>>();
            for (int each = 0; each < clients; each++) {
                running.add(threads.submit(() -> lists(port, token, end)));
            }
            var times = new ArrayList<long[]>();
            for (var each : running) {
                times.add(each.get());
            }
            return Figures.of(times, Duration.ofNanos(System.nanoTime() - began), 0);
        }
    }

    /// @throws IllegalStateException if a list is no list
    private static long[] lists(int port, String token, long end) throws IOException {
        try (var request = new RepeatedRequest(port, PATH, token)) {
            var times = new long[ROOM];
            var count = 0;
            while (System.nanoTime() < end && count < times.length) {
                var before = System.nanoTime();
                if (request.call() != OK) {
                    throw new IllegalStateException("no list: " + request.headers());
                }
                times[count++] = System.nanoTime() - before;
            }
            return Arrays.copyOf(times, count);
        }
    }

    /// Until Kubernetes has all of them and every list shows that.
    private void awaitQuotas(int port) throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (waiting(port) || shown(port) < pools) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Kubernetes has not followed within five minutes.");
            }
            Thread.sleep(500);
        }
        System.out.printf("Kubernetes has the quotas of %d pools.%n", pools);
    }

    private static boolean waiting(int port) throws Exception {
        return metric(port, "kubernetes_requests_total") == 0
                || metric(port, "crc_quotas_waiting") > 0;
    }

    private static int shown(int port) throws IOException {
        try (var request = new RepeatedRequest(port, PATH, "")) {
            request.call();
            return request.body().split("\"quota\"", -1).length - 1;
        }
    }

    private static double metric(int port, String name) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:%d/metrics".formatted(port)))
                            .build();
            var text = client.send(request, BodyHandlers.ofString()).body();
            var found =
                    Pattern.compile("(?m)^" + name + "(?:\\{[^}]*\\})? ([0-9.E+]+)$").matcher(text);
            return found.find() ? Double.parseDouble(found.group(1)) : 0;
        }
    }

    private void fill(Surroundings.Database database) throws SQLException {
        run(database, List.of(FILLING.formatted(pools)));
    }

    /// So that the next run begins with a cluster without quotas.
    private static void empty(Surroundings.Database database, Map<String, String> settings)
            throws Exception {
        run(
                database,
                List.of(
                        "UPDATE crc.quotas SET removed = true, pool_id = NULL, revision = revision + 1"));
        try (var service = Service.start(settings)) {
            var end = System.nanoTime() + PATIENCE.toNanos();
            do {
                Thread.sleep(2_000);
            } while (System.nanoTime() < end && metric(service.port(), "crc_quotas_waiting") > 0);
        }
    }

    private static void run(Surroundings.Database database, List<String> statements)
            throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://%s:%d/%s"
                                        .formatted(
                                                database.host(), database.port(), database.name()),
                                database.user(),
                                database.password());
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }
}
