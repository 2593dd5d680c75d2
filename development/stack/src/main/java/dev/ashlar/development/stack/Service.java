package dev.ashlar.development.stack;

import dev.ashlar.development.servers.Ask;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.Recipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One of our own services as it was packaged, started as it would be anywhere: with environment variables only.
///
/// @param name the project's, which is the program's
record Service(String name, int port, Map<String, String> environment, Places places)
        implements Recipe {
    private static final Duration START = Duration.ofSeconds(60);

    static Path program(Places places, String name) {
        return places.root().resolve("projects/%1$s/target/dist/bin/%1$s".formatted(name));
    }

    boolean packaged() {
        return Files.isExecutable(program(places, name));
    }

    @Override
    public void prepare() {
        // Packaging has done it.
    }

    @Override
    public List<String> command() {
        return List.of(program(places, name).toString());
    }

    @Override
    public Path workingFolder() {
        return places.data(name);
    }

    @Override
    public boolean answers() {
        return Ask.gets("http://127.0.0.1:" + port + "/health/ready");
    }

    @Override
    public Duration startPatience() {
        return START;
    }
}
