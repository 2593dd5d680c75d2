package dev.ashlar.development.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Watches a Redis by itself, and makes a replica the master when that one is gone.
///
/// @param password of the servers that it watches
public record RedisSentinel(
        Places places, int port, String masterSet, int masterPort, String password)
        implements Recipe {
    @Override
    public String name() {
        return "sentinel";
    }

    @Override
    public void prepare() {
        var settings =
                """
                port %d
                bind 127.0.0.1
                sentinel monitor %3$s 127.0.0.1 %2$d 1
                sentinel auth-pass %3$s %4$s
                sentinel down-after-milliseconds %3$s 700
                sentinel failover-timeout %3$s 3000
                """
                        .formatted(port, masterPort, masterSet, password);
        try {
            Files.createDirectories(workingFolder());
            Files.writeString(settings(), settings);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public List<String> command() {
        return List.of(Redis.program(places), settings().toString(), "--sentinel");
    }

    @Override
    public Path workingFolder() {
        return places.data(name());
    }

    @Override
    public boolean answers() {
        return Ask.answers(port, "PING", "+PONG");
    }

    private Path settings() {
        return workingFolder().resolve("sentinel.conf");
    }
}
