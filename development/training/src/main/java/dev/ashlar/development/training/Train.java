package dev.ashlar.development.training;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `train <program> <dist>`: writes `app.aot` into the packaged program's folder. Programs that serve are asked a few
/// things as a person's browser would; the others do their self-check.
public final class Train {
    private static final int SUCCEEDED_OR_TERMINATED = 143;
    private static final int MINUTES = 3;

    private final String program;
    private final Path dist;
    private final Path folder;

    private Train(String program, Path dist, Path folder) {
        this.program = program;
        this.dist = dist;
        this.folder = folder;
    }

    public static void main(String... arguments) throws Exception {
        if (arguments.length != 2) {
            System.err.println("Usage: train PROGRAM DIST-FOLDER");
            System.exit(2);
        }
        var folder = Files.createTempDirectory("training");
        var training =
                new Train(arguments[0], Path.of(arguments[1]).toAbsolutePath().normalize(), folder);
        System.exit(training.run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        var cache = dist.resolve("app.aot");
        Files.deleteIfExists(cache);
        try (var realm = new Realm();
                var postgres = postgres()) {
            var settings = settings(realm, postgres.getPort());
            migrate(settings);
            var process = start(settings, cache);
            if (!"background_jobs".equals(program)) {
                new Visitor(Integer.parseInt(settings.get("PORT")), realm, program).visit(process);
                process.destroy();
            }
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                process.waitFor();
            }
            return wasTrained(process.exitValue(), cache);
        } finally {
            delete(folder);
        }
    }

    private EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("postgres").toFile())
                .start();
    }

    private Map<String, String> settings(Realm realm, int databasePort) throws IOException {
        var settings = new HashMap<String, String>();
        settings.put("PORT", Integer.toString(freePort()));
        settings.put("DB_HOST", "127.0.0.1");
        settings.put("DB_PORT", Integer.toString(databasePort));
        settings.put("DB_USER", "postgres");
        settings.put("DB_NAME", "postgres");
        settings.put("DB_PASSWORD", "postgres");
        settings.put("KEYCLOAK_URL", realm.url());
        settings.put("KEYCLOAK_REALM", Realm.NAME);
        settings.put("KEYCLOAK_TOKEN_SIGNATURE_ALGS", "RS256");
        settings.put("KEYCLOAK_CLIENT_ID", "training");
        settings.put("KEYCLOAK_CLIENT_SECRET", "training");
        settings.put("AUTHZ_DB_HOST", "127.0.0.1");
        settings.put("AUTHZ_DB_GRPC_PORT", Integer.toString(freePort()));
        settings.put("AUTHZ_DB_KEY", "training");
        settings.put("AUTHZ_DB_NO_TLS_CONNECTION", "true");
        settings.put(
                "ENCRYPTION_KEY_PATH", file("encryption-key", "0123456789abcdef0123456789abcdef"));
        settings.put("SECRETS_SERVICE_PUBLIC_KEY_PATH", Pem.publicKey(folder, realm.keys()));
        settings.put("SECRETS_SERVICE_PRIVATE_KEY_PATH", Pem.privateKey(folder, realm.keys()));
        return settings;
    }

    private void migrate(Map<String, String> settings) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var migration =
                process(
                        settings,
                        "",
                        List.of(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.ashlar.dataapi.DataApi",
                                "migrate"));
        if (migration.waitFor() != 0) {
            throw new IllegalStateException("The database for the training could not be migrated.");
        }
    }

    private Process start(Map<String, String> settings, Path cache) throws IOException {
        var command = dist.resolve("bin").resolve(program).toString();
        var arguments =
                "background_jobs".equals(program) ? List.of(command, "check") : List.of(command);
        return process(settings, "-XX:AOTCacheOutput=" + cache, arguments);
    }

    private Process process(Map<String, String> settings, String options, List<String> command)
            throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(settings);
        builder.environment().put("JAVA_OPTS", options);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.inheritIO().start();
    }

    private boolean wasTrained(int exitCode, Path cache) {
        if ((exitCode == 0 || exitCode == SUCCEEDED_OR_TERMINATED) && Files.exists(cache)) {
            return true;
        }
        System.err.printf(
                "The training of %s ended with exit code %d and no usable cache.%n",
                program, exitCode);
        return false;
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
