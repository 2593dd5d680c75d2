package dev.ashlar.development.bench;

import dev.ashlar.development.servers.Places;
import dev.ashlar.development.training.RepeatedRequest;
import dev.ashlar.development.training.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What `build/bench-secrets` calls: how many secrets a second are stored, for people's first and for those after it,
/// what reading costs meanwhile, and how long moving all of them to another key takes. PostgreSQL waits for its disk.
@Command(
        name = "bench-secrets",
        description = "Measures how fast secrets are stored.",
        mixinStandardHelpOptions = true)
final class SecretWrites implements Callable<Integer> {
    private static final Size EMPTY = new Size(0);
    private static final String PATH = "/api/data/user/secrets";
    private static final String READ = "/api/data/projects?per_page=20";
    private static final String BODY =
            "{\"name\":\"bench\",\"value\":\"%s\"}".formatted("v".repeat(64));
    private static final int CREATED = 201;
    private static final int ROOM = 1 << 16;

    @Option(names = "--CLIENTS", defaultValue = "8", description = "how many store at once")
    private int clients;

    @Option(names = "--USERS", defaultValue = "24", description = "whose secrets they are")
    private int users;

    @Option(names = "--SECONDS", defaultValue = "15", description = "how long it is measured")
    private int seconds;

    private final AtomicLong failed = new AtomicLong();

    private SecretWrites() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SecretWrites()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var root = Path.of("").toAbsolutePath();
        var places = Places.ofWorkspace(root).withHome(root.resolve(".local/bench"));
        try (var databases = Databases.start(places);
                var surroundings = Surroundings.prepare()) {
            databases.createAnew(EMPTY);
            var settings = surroundings.settings(databases.of(EMPTY));
            Service.migrate(settings);
            try (var service = Service.start(settings)) {
                measure(service.port(), tokens(surroundings));
            }
            settings.put(
                    "PREVIOUS_SECRETS_SERVICE_PRIVATE_KEY_PATH",
                    settings.get("SECRETS_SERVICE_PRIVATE_KEY_PATH"));
            settings.put("SECRETS_SERVICE_PRIVATE_KEY_PATH", surroundings.nextPrivateKey());
            Service.rotate(settings);
        }
        return failed.get() == 0 ? 0 : 1;
    }

    private void measure(int port, List<String> tokens) throws Exception {
        say(
                "reading alone",
                reading(port, tokens.getFirst(), () -> Thread.sleep(seconds * 1_000L)));
        var first = new ArrayList<Figures>();
        say(
                "reading, first secrets",
                reading(port, tokens.getFirst(), () -> first.add(firsts(port, tokens))));
        say("first secrets", first.getFirst());
        stored(port, tokens);
        say("later secrets", stored(port, tokens));
        var later = new ArrayList<Figures>();
        say(
                "reading, later secrets",
                reading(port, tokens.getFirst(), () -> later.add(stored(port, tokens))));
        say("later secrets, with a reader", later.getFirst());
    }

    /// Each of the people stores one.
    private Figures firsts(int port, List<String> tokens) throws Exception {
        var next = new AtomicLong();
        return together(() -> {
            var times = new ArrayList<Long>();
            for (var user = next.getAndIncrement();
                    user < tokens.size();
                    user = next.getAndIncrement()) {
                try (var request = RepeatedRequest.post(port, PATH, tokens.get((int) user), BODY)) {
                    times.add(timed(request, CREATED));
                }
            }
            return times.stream().mapToLong(Long::longValue).toArray();
        });
    }

    private Figures stored(int port, List<String> tokens) throws Exception {
        var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        var next = new AtomicLong();
        return together(() -> {
            var mine = tokens.get((int) (next.getAndIncrement() % tokens.size()));
            try (var request = RepeatedRequest.post(port, PATH, mine, BODY)) {
                return repeated(request, CREATED, () -> System.nanoTime() < end);
            }
        });
    }

    private Figures together(Callable<long[]> client) throws Exception {
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var began = System.nanoTime();
            var running = new ArrayList<Future<long[]>>();
            for (int each = 0; each < clients; each++) {
                running.add(threads.submit(client));
            }
            var times = new ArrayList<long[]>();
            for (var each : running) {
                times.add(each.get());
            }
            return Figures.of(times, Duration.ofNanos(System.nanoTime() - began), failed.get());
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /// What one reader sees while something else happens.
    private Figures reading(int port, String token, Work work) throws Exception {
        var goesOn = new AtomicBoolean(true);
        try (var threads = Executors.newSingleThreadExecutor();
                var request = new RepeatedRequest(port, READ, token)) {
            var began = System.nanoTime();
            var reader = threads.submit(() -> repeated(request, 200, goesOn::get));
            work.run();
            goesOn.set(false);
            return Figures.of(
                    List.of(reader.get()),
                    Duration.ofNanos(System.nanoTime() - began),
                    failed.get());
        }
    }

    private interface Condition {
        boolean holds();
    }

    private long[] repeated(RepeatedRequest request, int wanted, Condition goesOn)
            throws IOException {
        var times = new long[ROOM];
        var count = 0;
        while (goesOn.holds() && count < times.length) {
            times[count++] = timed(request, wanted);
        }
        return Arrays.copyOf(times, count);
    }

    private long timed(RepeatedRequest request, int wanted) throws IOException {
        var before = System.nanoTime();
        if (request.call() != wanted) {
            failed.incrementAndGet();
        }
        return System.nanoTime() - before;
    }

    private List<String> tokens(Surroundings surroundings) throws Exception {
        var tokens = new ArrayList<String>();
        for (int each = 0; each < users; each++) {
            // Others each time, so that first secrets are first ones.
            tokens.add(surroundings.realm().token(UUID.randomUUID().toString(), "bench" + each));
        }
        return tokens;
    }

    private void say(String what, Figures figures) {
        System.out.printf(
                "%-30s %8.1f/s  median %7.1f ms  99 %% within %7.1f ms  longest %7.1f ms  (%d answers, %d failed so far)%n",
                what,
                figures.perSecond(),
                figures.medianMillis(),
                figures.millis(0.99),
                figures.longestMillis(),
                figures.answers(),
                failed.get());
    }
}
