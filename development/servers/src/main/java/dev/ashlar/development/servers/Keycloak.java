package dev.ashlar.development.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Keycloak with the realm of the demo users, its data in a file database.
public final class Keycloak implements Recipe {
    public static final String REALM = "Renku";
    public static final String SERVICES_CLIENT = "renku-services";

    /// Name and password of the server's own administrator.
    public static final String ADMINISTRATOR = "admin";

    /// Good for this machine only.
    public static final String SERVICES_SECRET = "local-services";

    private static final Duration START = Duration.ofSeconds(300);
    private static final List<String> SHARED = List.of("lib", "conf", "providers", "themes");
    private static final List<String> OPENED =
            List.of("java.util", "java.util.concurrent", "java.security", "java.lang");

    private final Places places;
    private final int port;
    private final RealmFile realm;
    private final KeycloakProgram program;

    public Keycloak(Places places, int port, RealmFile realm) {
        this.places = places;
        this.port = port;
        this.realm = realm;
        this.program = new KeycloakProgram(places);
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public int port() {
        return port;
    }

    public boolean prepared() {
        return program.ready();
    }

    /// A home folder of its own for this stack; only the programs are shared.
    @Override
    public void prepare() {
        var programs = program.folder();
        try {
            var imports = Files.createDirectories(workingFolder().resolve("data/import"));
            for (var name : SHARED) {
                var link = workingFolder().resolve(name);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, programs.resolve(name));
            }
            realm.write(imports.resolve(REALM + "-realm.json"));
        } catch (IOException e) {
            throw new ServerFailure("Keycloak's folder could not be made: %s.".formatted(e), e);
        }
    }

    /// What Keycloak's own script would start; without it the process is ours to watch and to stop.
    @Override
    public List<String> command() {
        List<String> command = new ArrayList<>(HelperJvm.java("256m"));
        for (var name : OPENED) {
            command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED");
        }
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                        "-Dkc.home.dir=" + workingFolder(),
                        "-cp",
                        workingFolder().resolve("lib/quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        // Tokens name this as their issuer, whichever name of this machine was used
                        // to get them.
                        "--hostname=http://localhost:" + port));
        return command;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMINISTRATOR);
    }

    @Override
    public Path workingFolder() {
        return places.data(name());
    }

    @Override
    public boolean answers() {
        return Ask.gets("http://127.0.0.1:%d/realms/%s".formatted(port, REALM));
    }

    @Override
    public Duration startPatience() {
        return START;
    }
}
