package dev.ashlar.development.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Redis without a password unless options say otherwise. Every change is appended to a file.
public final class Redis implements Recipe {
    private static final String PROGRAM = "redis-server-6.2.6-v5-linux-amd64";
    private static final String ASK = "PING";

    private final Places places;
    private final int port;
    private final List<String> options;

    public Redis(Places places, int port) {
        this(places, port, List.of());
    }

    /// @param options of the program, `--requirepass`, `secret` for example
    public Redis(Places places, int port, List<String> options) {
        this.places = places;
        this.port = port;
        this.options = List.copyOf(options);
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
        var command =
                new ArrayList<>(
                        List.of(
                                program(places),
                                "--bind",
                                "127.0.0.1",
                                "--port",
                                Integer.toString(port),
                                "--dir",
                                workingFolder().toString(),
                                "--appendonly",
                                "yes",
                                "--save",
                                ""));
        command.addAll(options);
        return command;
    }

    /// The server, which is a Sentinel too.
    static String program(Places places) {
        return new Packed(places.cache(), PROGRAM).copied().resolve(PROGRAM).toString();
    }

    @Override
    public Path workingFolder() {
        return places.data(name());
    }

    /// Also one that wants a password first.
    @Override
    public boolean answers() {
        return Ask.answers(port, ASK, "+PONG") || Ask.answers(port, ASK, "-NOAUTH");
    }
}
