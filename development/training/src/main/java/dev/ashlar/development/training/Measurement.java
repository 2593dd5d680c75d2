package dev.ashlar.development.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Prints how long a packaged service takes from the start of its process to its first authenticated answer, then how
/// much memory it has after many requests.
///
/// Brings its own servers along, as the training does. Where `TOKEN` is set, the servers are those that the
/// environment names instead, and the token must be one of theirs.
final class Measurement {
    private static final int STARTS = 7;
    private static final int CLIENTS = 8;
    private static final long PATIENCE_SECONDS = 60;
    private static final long PAUSE_MILLISECONDS = 2;

    private final String program;
    private final Path dist;
    private final int requests;

    Measurement(String program, Path dist, int requests) {
        this.program = program;
        this.dist = dist.toAbsolutePath().normalize();
        this.requests = requests;
    }

    void print() throws Exception {
        var token = System.getenv("TOKEN");
        if (token != null) {
            print(System.getenv(), token);
            return;
        }
        try (var ground = Ground.prepare()) {
            print(
                    ground.settings(),
                    ground.realm().token("11111111-1111-4111-8111-111111111111", "ada"));
        }
    }

    private void print(Map<String, String> settings, String token) throws Exception {
        var port = Integer.parseInt(settings.get("PORT"));
        var times = new ArrayList<Long>();
        var computing = new ArrayList<Long>();
        for (int start = 0; start <= STARTS; start++) {
            var before = System.nanoTime();
            var process = start(settings);
            awaitAnswer(port, token, process);
            var took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
            if (start > 0) {
                times.add(took);
                computing.add(process.info().totalCpuDuration().orElseThrow().toMillis());
            }
            if (start == STARTS) {
                report(times, computing, process);
                load(port, token, process);
            }
            stop(process);
        }
    }

    private void report(List<Long> times, List<Long> computing, Process process)
            throws IOException {
        var sorted = times.stream().sorted().toList();
        System.out.printf(
                "%s: process start to first authenticated 200, %d starts after one that is not counted: median %d ms, all %s ms%n",
                program, STARTS, sorted.get(STARTS / 2), times);
        System.out.printf("%s: processor time of these starts: %s ms%n", program, computing);
        System.out.printf(
                "%s: resident after its first answer: %d MB%n", program, resident(process));
    }

    private void load(int port, String token, Process process) throws Exception {
        if (requests == 0) {
            return;
        }
        var left = new AtomicInteger(requests);
        var failed = new AtomicInteger();
        var before = System.nanoTime();
        var clients = new ArrayList<Thread>();
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(Thread.ofPlatform().start(() -> ask(port, token, left, failed)));
        }
        for (var client : clients) {
            client.join();
        }
        var seconds = (System.nanoTime() - before) / 1e9;
        System.out.printf(
                "%s: %d authenticated requests by %d clients: %.0f a second, %d failed%n",
                program, requests, CLIENTS, requests / seconds, failed.get());
        System.out.printf("%s: resident after them: %d MB%n", program, resident(process));
    }

    private void ask(int port, String token, AtomicInteger left, AtomicInteger failed) {
        try (var request = new RepeatedRequest(port, path(), token)) {
            while (left.getAndDecrement() > 0) {
                if (request.call() != 200) {
                    failed.incrementAndGet();
                }
            }
        } catch (IOException _) {
            failed.incrementAndGet();
        }
    }

    private Process start(Map<String, String> settings) throws IOException {
        var command = dist.resolve("bin").resolve(program).toString();
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(settings);
        builder.environment().put("LOG_LEVEL", "warn");
        return builder.start();
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private void awaitAnswer(int port, String token, Process process) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            try (var request = new RepeatedRequest(port, path(), token)) {
                var status = request.call();
                if (status == 200) {
                    return;
                }
                System.out.printf("(answered %d)%n", status);
            } catch (IOException _) {
                // Not listening yet.
            }
            Thread.sleep(PAUSE_MILLISECONDS);
        }
        process.destroyForcibly();
        throw new IllegalStateException("The program gave no authenticated answer.");
    }

    private String path() {
        return "data_api".equals(program) ? "/api/data/user" : "/api/secrets/version";
    }

    private static long resident(Process process) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }
}
