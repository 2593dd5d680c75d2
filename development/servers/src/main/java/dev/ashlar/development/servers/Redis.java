package dev.ashlar.development.servers;

import java.nio.file.Path;
import java.util.List;

/// Redis without a password. Every change is appended to a file.
public final class Redis implements Recipe {
    private static final String PROGRAM = "redis-server-6.2.6-v5-linux-amd64";

    private final Places places;
    private final int port;

    public Redis(Places places, int port) {
        this.places = places;
        this.port = port;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void prepare() {
        new Packed(places.cache(), PROGRAM).copied();
    }

    @Override
    public List<String> command() {
        var program = new Packed(places.cache(), PROGRAM).copied().resolve(PROGRAM);
        return List.of(
                program.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                workingFolder().toString(),
                "--appendonly",
                "yes",
                "--save",
                "");
    }

    @Override
    public Path workingFolder() {
        return places.data(name());
    }

    @Override
    public boolean answers() {
        return Ask.answers(port, "PING", "+PONG");
    }
}
