package dev.ashlar.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// Answers every request to a Kubernetes API as a test wants it, and remembers what was asked.
public final class FaultyKubernetes implements AutoCloseable {
    private static final int HANGS = 0;

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile List<Integer> statuses = List.of(500);

    public FaultyKubernetes() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// One status after the other, the last one for all that follow.
    public FaultyKubernetes answering(Integer... next) {
        statuses = List.of(next);
        asked.clear();
        return this;
    }

    /// Takes requests and never answers.
    public FaultyKubernetes hanging() {
        return answering(HANGS);
    }

    /// The methods of the requests so far.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var at = asked.size();
            asked.add(exchange.getRequestMethod());
            var status = statuses.get(Math.min(at, statuses.size() - 1));
            if (status == HANGS) {
                closed.await();
                return;
            }
            var body =
                    """
                    {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": %d,
                     "message": "said by Kubernetes"}
                    """
                            .formatted(status)
                            .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
