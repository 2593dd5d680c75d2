package dev.ashlar.development.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// Keycloak's programs, fetched by Maven and built once for our choice of database; that takes about 30 seconds.
final class KeycloakProgram {
    private final Places places;

    KeycloakProgram(Places places) {
        this.places = places;
    }

    boolean ready() {
        return Files.isDirectory(place());
    }

    Path folder() {
        if (ready()) {
            return place();
        }
        try {
            Files.createDirectories(places.cache());
            var part = Files.createTempDirectory(places.cache(), "part-");
            try {
                fetch(part);
                var home = part.resolve(place().getFileName());
                build(home);
                return Folders.settle(home, place());
            } finally {
                Folders.delete(part);
            }
        } catch (IOException e) {
            throw new ServerFailure("Keycloak could not be unpacked: %s.".formatted(e), e);
        }
    }

    private void fetch(Path target) {
        new Command(places.log("keycloak-fetch"))
                .run(
                        List.of(
                                places.root().resolve("build/maven").toString(),
                                "-B",
                                "-ntp",
                                "-f",
                                places.root().resolve("development/servers/pom.xml").toString(),
                                "dependency:unpack@keycloak",
                                "-Dkeycloak.target=" + target),
                        Map.of(),
                        places.root(),
                        "Maven could not fetch Keycloak: check the connection and run it again.");
    }

    private void build(Path home) {
        new Command(places.log("keycloak-build"))
                .run(
                        List.of(
                                "sh",
                                home.resolve("bin/kc.sh").toString(),
                                "build",
                                "--db=dev-file"),
                        Map.of(
                                "JAVA_HOME",
                                System.getProperty("java.home"),
                                "JAVA_OPTS_KC_HEAP",
                                "-Xms64m -Xmx512m"),
                        home,
                        "Keycloak could not be built.");
    }

    private Path place() {
        return places.cache().resolve("keycloak-" + version());
    }

    private static String version() {
        try (var content = KeycloakProgram.class.getResourceAsStream("/servers.properties")) {
            var properties = new Properties();
            properties.load(content);
            return properties.getProperty("keycloak");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
