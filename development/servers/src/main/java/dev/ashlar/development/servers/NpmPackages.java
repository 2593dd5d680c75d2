package dev.ashlar.development.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/// What comes through npm, exactly as the committed lock file says.
final class NpmPackages {
    private final Places places;

    NpmPackages(Places places) {
        this.places = places;
    }

    void install() {
        var source = places.root().resolve("development/servers");
        try {
            Files.createDirectories(places.cache());
            for (var file : List.of("package.json", "package-lock.json")) {
                Files.copy(
                        source.resolve(file),
                        places.cache().resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new ServerFailure("npm's files could not be prepared: %s.".formatted(e), e);
        }
        var log = places.log("npm");
        new Command(log)
                .run(
                        List.of("npm", "ci", "--no-audit", "--no-fund"),
                        Map.of(),
                        places.cache(),
                        "npm could not fetch SpiceDB: check the connection and run it again.");
        requireLibrary(log);
    }

    private void requireLibrary(Path log) {
        if (!Files.isDirectory(places.cache().resolve("node_modules"))) {
            throw new ServerFailure("npm fetched nothing for this machine (log: " + log + ").");
        }
    }
}
