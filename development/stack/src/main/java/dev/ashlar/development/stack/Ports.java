package dev.ashlar.development.stack;

import dev.ashlar.development.servers.ServerFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;

/// Which port each part of the stack listens on.
record Ports(Map<Part, Integer> numbers) {
    private static final int HIGHEST = 65_535;

    /// A part that listens.
    enum Part {
        DATA_API("data API", 8000),
        SECRETS("secrets storage API", 8001),
        KEYCLOAK("Keycloak", 8180),
        REDIS("Redis", 16379),
        POSTGRES("PostgreSQL", 15432),
        SPICEDB("SpiceDB", 15051),
        KUBERNETES("Kubernetes API", 16443);

        private final String title;
        private final int fallback;

        Part(String title, int fallback) {
            this.title = title;
            this.fallback = fallback;
        }

        String title() {
            return title;
        }

        String variable() {
            return "LOCAL_PORT_" + name();
        }
    }

    Ports {
        numbers = Map.copyOf(numbers);
    }

    /// @throws ServerFailure when a variable holds no port, or two parts would share one
    static Ports read(Map<String, String> environment) {
        var numbers = new EnumMap<Part, Integer>(Part.class);
        for (var part : Part.values()) {
            var text = environment.getOrDefault(part.variable(), "");
            numbers.put(part, text.isEmpty() ? part.fallback : parsed(part, text));
        }
        var seen = new HashSet<Integer>();
        for (var part : Part.values()) {
            if (!seen.add(numbers.get(part))) {
                throw new ServerFailure(
                        "%s is %d, which another part of the stack has already: choose another port."
                                .formatted(part.variable(), numbers.get(part)));
            }
        }
        return new Ports(numbers);
    }

    /// Ports that nobody uses at the moment.
    static Ports free() {
        var numbers = new EnumMap<Part, Integer>(Part.class);
        for (var part : Part.values()) {
            numbers.put(part, freePort());
        }
        return new Ports(numbers);
    }

    int of(Part part) {
        var number = numbers.get(part);
        if (number == null) {
            throw new IllegalArgumentException(part + " has no port");
        }
        return number;
    }

    /// @throws ServerFailure that names the first port that another program holds
    void requireFree() {
        for (var part : Part.values()) {
            if (!free(of(part))) {
                throw new ServerFailure(
                        "Port %d, which the %s needs, is taken by another program: stop it, or choose another port with %s."
                                .formatted(of(part), part.title, part.variable()));
            }
        }
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new ServerFailure("This machine has no free port left.", e);
        }
    }

    private static int parsed(Part part, String text) {
        try {
            var number = Integer.parseInt(text);
            if (number > 0 && number <= HIGHEST) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below, as for a number out of range.
        }
        throw new ServerFailure(
                "%s is \"%s\": it must be a port, a number from 1 to %d."
                        .formatted(part.variable(), text, HIGHEST));
    }
}
