package dev.ashlar.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The line to a Kubernetes API, which a test cuts, holds up, or answers on itself. Whatever is open when it changes is cut.
public final class KubernetesLine implements AutoCloseable {
    private static final int BUFFER = 8_192;
    private static final int PASSES = 0;
    private static final int CUT = -1;
    private static final int HELD = -2;

    private final URI behind;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int state = PASSES;

    /// @param behind the address of the API
    public KubernetesLine(String behind) throws IOException {
        this.behind = URI.create(behind);
        server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /// As if it were not there.
    public void pass() {
        turn(PASSES);
    }

    /// Every connection ends at once.
    public void cut() {
        turn(CUT);
    }

    /// Connections are taken and nothing comes back.
    public void hold() {
        turn(HELD);
    }

    /// Every request has this answer.
    public void answer(int status) {
        turn(status);
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }

    private void turn(int next) {
        state = next;
        open.forEach(KubernetesLine::end);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                // The test is over.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            switch (state) {
                case PASSES -> forward(client);
                case CUT -> {}
                case HELD -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
                default -> refuse(client, state);
            }
        } catch (IOException _) {
            // One side has ended it.
        } finally {
            open.remove(client);
        }
    }

    private void forward(Socket client) throws IOException {
        try (var api = new Socket(behind.getHost(), behind.getPort())) {
            open.add(api);
            var back = Thread.ofVirtual().start(() -> carry(api, client));
            carry(client, api);
            back.join();
            open.remove(api);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void carry(Socket from, Socket to) {
        try {
            var buffer = new byte[BUFFER];
            InputStream in = from.getInputStream();
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                to.getOutputStream().write(buffer, 0, n);
                to.getOutputStream().flush();
            }
        } catch (IOException _) {
            // One side has ended it.
        } finally {
            end(from);
            end(to);
        }
    }

    private static void refuse(Socket client, int status) throws IOException {
        var body =
                """
                {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": %d, "message": "said by Kubernetes"}
                """
                        .formatted(status);
        client.getInputStream().read(new byte[BUFFER]);
        client.getOutputStream()
                .write(
                        "HTTP/1.1 %d Refused\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                                .formatted(status, body.length(), body)
                                .getBytes(US_ASCII));
        client.getOutputStream().flush();
        // What is still on its way must not turn the answer into a reset.
        client.shutdownOutput();
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It has ended.
        }
    }
}
