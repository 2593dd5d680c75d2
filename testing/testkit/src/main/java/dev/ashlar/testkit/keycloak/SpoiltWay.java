package dev.ashlar.testkit.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// An HTTP proxy before a real server: it lets requests through, but for those that a test wants spoilt.
public final class SpoiltWay implements AutoCloseable {
    /// What becomes of one request.
    public sealed interface Fate {
        /// The real answer.
        record Through() implements Fate {}

        /// This answer; the server hears nothing of it.
        record Answer(int status, String body) implements Fate {}

        /// The real answer, but only its first part, in an answer that says it is whole.
        record Half() implements Fate {}

        /// The beginning of the real answer, then the connection ends.
        record Torn() implements Fate {}

        /// No answer at all.
        record Silence() implements Fate {}
    }

    public static final Fate THROUGH = new Fate.Through();
    public static final Fate HALF = new Fate.Half();
    public static final Fate TORN = new Fate.Torn();
    public static final Fate SILENCE = new Fate.Silence();

    /// Decides about each request, by what was asked.
    @FunctionalInterface
    public interface Fates {
        /// @param request method, path and query, such as `GET /admin/realms/Renku/users?first=0`
        /// @param before how often the very same was asked before
        Fate of(String request, int before);
    }

    private static final Set<String> OWN_HEADERS = Set.of("host", "connection", "content-length");
    private static final Set<String> PASSED_ON = Set.of("content-type", "location");

    private final String target;
    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Fates fates = (_, _) -> THROUGH;

    public SpoiltWay(String target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// From now on; forgets what was asked.
    public void spoil(Fates next) {
        fates = next;
        asked.clear();
    }

    /// Method, path and query of each request.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        http.shutdownNow();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            var body = exchange.getRequestBody().readAllBytes();
            var before = (int) asked.stream().filter(request::equals).count();
            asked.add(request);
            switch (fates.of(request, before)) {
                case Fate.Through _ -> answer(exchange, real(exchange, body), 1);
                case Fate.Half _ -> answer(exchange, real(exchange, body), 2);
                case Fate.Torn _ -> tear(exchange, real(exchange, body).body());
                case Fate.Silence _ -> closed.await();
                case Fate.Answer(var status, var text) ->
                        say(exchange, status, text.getBytes(UTF_8));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> real(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                        values.forEach(value -> request.header(name, value));
                    }
                });
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> real, int part)
            throws IOException {
        real.headers()
                .map()
                .forEach((name, values) -> {
                    if (PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                        exchange.getResponseHeaders().put(name, values);
                    }
                });
        say(exchange, real.statusCode(), Arrays.copyOf(real.body(), real.body().length / part));
    }

    private static void say(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /// The server closes the connection when less came than was promised.
    private static void tear(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length + 1L);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
    }
}
