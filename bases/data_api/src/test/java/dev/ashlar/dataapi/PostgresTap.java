package dev.ashlar.dataapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.ashlar.testkit.TestDatabase;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Stands between a service and PostgreSQL and notes every round trip, as the client's messages say them.
final class PostgresTap implements BeforeAllCallback, AfterAllCallback {
    /// What one connection sent before it waited for an answer.
    record RoundTrip(int connection, List<String> statements) {}

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int LENGTH_FIELD = 4;
    private static final int BACKLOG = 50;

    private final TestDatabase behind;
    private final List<RoundTrip> roundTrips = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private @Nullable ServerSocket door;

    /// @param behind begins before it and ends after it
    PostgresTap(TestDatabase behind) {
        this.behind = behind;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        var opened = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        door = opened;
        Thread.ofVirtual().start(() -> takeConnections(opened));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        requireNonNull(door).close();
        for (var socket : open) {
            socket.close();
        }
    }

    /// For the service that is to go through it.
    Map<String, String> settings() {
        var port = requireNonNull(door).getLocalPort();
        return Map.of("DB_HOST", "127.0.0.1", "DB_PORT", Integer.toString(port));
    }

    void forget() {
        roundTrips.clear();
    }

    /// The round trips in which a text was sent.
    List<RoundTrip> with(String text) {
        return roundTrips.stream()
                .filter(trip -> trip.statements().stream().anyMatch(it -> it.contains(text)))
                .toList();
    }

    /// The transaction in which a text was sent, from its beginning to its commit.
    List<RoundTrip> transactionWith(String text) {
        var found = with(text).getFirst();
        var transaction = new ArrayList<RoundTrip>();
        var isIt = false;
        for (var trip : roundTrips) {
            if (trip.connection() != found.connection()) {
                continue;
            }
            if (trip.statements().contains("BEGIN")) {
                transaction.clear();
            }
            transaction.add(trip);
            isIt |= trip.equals(found);
            if (isIt && trip.statements().contains("COMMIT")) {
                return transaction;
            }
        }
        throw new IllegalStateException("not committed: " + roundTrips);
    }

    private void takeConnections(ServerSocket door) {
        var server = behind.settings();
        try {
            while (true) {
                var client = door.accept();
                var onward = new Socket(server.host(), server.port());
                onward.setTcpNoDelay(true);
                client.setTcpNoDelay(true);
                open.addAll(List.of(client, onward));
                var number = open.size();
                Thread.ofVirtual().start(() -> passOn(onward, client));
                Thread.ofVirtual().start(() -> listen(client, onward, number));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void passOn(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // One of them has gone, so the other goes too.
        }
    }

    private void listen(Socket client, Socket onward, int number) {
        try (client;
                onward;
                var in = new DataInputStream(client.getInputStream());
                var out = new DataOutputStream(onward.getOutputStream())) {
            passGreeting(in, out);
            var conversation = new Conversation(number);
            while (true) {
                var type = in.readByte();
                var body = body(in);
                var trip = conversation.hear((char) type, body);
                if (trip != null) {
                    roundTrips.add(trip);
                }
                out.writeByte(type);
                write(out, body);
            }
        } catch (IOException closed) {
            // One of them has gone, so the other goes too.
        }
    }

    /// Messages without a type: whether it may be encrypted, then who it is.
    private static void passGreeting(DataInputStream in, DataOutputStream out) throws IOException {
        int what;
        do {
            var body = body(in);
            what = ByteBuffer.wrap(body).getInt();
            write(out, body);
        } while (what == SSL_REQUEST || what == GSS_REQUEST);
    }

    private static byte[] body(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt() - LENGTH_FIELD);
    }

    private static void write(DataOutputStream out, byte[] body) throws IOException {
        out.writeInt(body.length + LENGTH_FIELD);
        out.write(body);
        out.flush();
    }

    /// What a connection has prepared, bound and executed so far.
    private static final class Conversation {
        private final int connection;
        private final Map<String, String> prepared = new HashMap<>();
        private final List<String> executed = new ArrayList<>();
        private String bound = "";

        Conversation(int connection) {
            this.connection = connection;
        }

        @Nullable RoundTrip hear(char type, byte[] body) {
            switch (type) {
                case 'P' -> prepared.put(text(body, 0), text(body, 1));
                case 'B' -> bound = text(body, 1);
                case 'E' -> executed.add(prepared.getOrDefault(bound, "?"));
                case 'Q' -> {
                    executed.add(text(body, 0));
                    return finish();
                }
                case 'S' -> {
                    return finish();
                }
                default -> {}
            }
            return null;
        }

        private RoundTrip finish() {
            var trip = new RoundTrip(connection, List.copyOf(executed));
            executed.clear();
            return trip;
        }

        /// The text before the zero byte that follows `skip` others.
        private static String text(byte[] body, int skip) {
            var at = 0;
            for (int number = 0; ; number++) {
                var end = at;
                while (body[end] != 0) {
                    end++;
                }
                if (number == skip) {
                    return new String(body, at, end - at, UTF_8);
                }
                at = end + 1;
            }
        }
    }
}
