package dev.ashlar.development.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `train PROGRAM DIST-FOLDER`: writes `app.aot` into the packaged program's folder. Programs that serve are asked a
/// few things as a person's browser would; the background jobs run one of theirs.
///
/// `train --measure PROGRAM DIST-FOLDER [REQUESTS]`: see [Measurement].
public final class Train {
    private static final String JOBS = "background_jobs";
    private static final int TERMINATED = 143;
    private static final int MINUTES = 3;

    private final String program;
    private final Path dist;

    private Train(String program, Path dist) {
        this.program = program;
        this.dist = dist;
    }

    public static void main(String... arguments) throws Exception {
        if (arguments.length >= 3 && "--measure".equals(arguments[0])) {
            var requests = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
            new Measurement(arguments[1], Path.of(arguments[2]), requests).print();
        } else if (arguments.length == 2) {
            var dist = Path.of(arguments[1]).toAbsolutePath().normalize();
            System.exit(new Train(arguments[0], dist).run() ? 0 : 1);
        } else {
            System.err.println("Usage: train [--measure] PROGRAM DIST-FOLDER [REQUESTS]");
            System.exit(2);
        }
    }

    private boolean run() throws Exception {
        var cache = dist.resolve("app.aot");
        var fresh = dist.resolve("app.aot.new");
        Files.deleteIfExists(cache);
        try (var ground = Ground.prepare()) {
            var settings = ground.settings();
            var process = Launch.of(command(), settings, "-XX:AOTCacheOutput=" + fresh);
            if (!program.equals(JOBS)) {
                var port = Integer.parseInt(settings.get("PORT"));
                new Visitor(port, ground.realm(), program).visit(process);
                process.destroy();
            }
            if (!ended(process, fresh)) {
                return false;
            }
            Files.move(fresh, cache);
            return true;
        } finally {
            Files.deleteIfExists(fresh);
            Files.deleteIfExists(dist.resolve("app.aot.new.config"));
        }
    }

    private List<String> command() {
        var command = dist.resolve("bin").resolve(program).toString();
        return program.equals(JOBS)
                ? List.of(command, "jobs", "run", "generate_user_namespaces")
                : List.of(command);
    }

    private boolean ended(Process process, Path cache) throws InterruptedException, IOException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        var code = process.exitValue();
        if ((code == 0 || code == TERMINATED) && Files.exists(cache)) {
            return true;
        }
        System.err.printf(
                "The training of %s ended with exit code %d and without a cache.%n", program, code);
        return false;
    }
}
