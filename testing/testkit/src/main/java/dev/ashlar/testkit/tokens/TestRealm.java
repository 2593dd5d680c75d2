package dev.ashlar.testkit.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Plays a realm whose keys are ours, because a real Keycloak makes no broken tokens and gives nobody its keys.
public final class TestRealm implements AutoCloseable {
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile List<Map<String, Object>> keys = List.of();
    private volatile CountDownLatch mayAnswer = new CountDownLatch(0);
    private volatile Supplier<Response> answer = this::keySet;
    private volatile String outside = "";
    private HttpServer server;

    /// What the realm says when it is asked for its keys.
    public record Response(int status, String body) {}

    public TestRealm(TestKey... keys) {
        publish(keys);
        server = started(0);
    }

    /// Where Keycloak would be.
    public String url() {
        return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
    }

    public String issuer() {
        return (outside.isEmpty() ? url() : outside) + "/realms/Renku";
    }

    /// Calls itself by an address at which it cannot be reached from here.
    public void callItself(String address) {
        outside = address;
    }

    /// These are the realm's keys from now on.
    public void publish(TestKey... published) {
        var json = new ArrayList<Map<String, Object>>();
        for (var key : published) {
            json.add(key.json());
        }
        publish(json);
    }

    public void publish(List<Map<String, Object>> published) {
        keys = List.copyOf(published);
        answer = this::keySet;
    }

    /// Answers this instead of a key set.
    public void answerWith(Response response) {
        answer = () -> response;
    }

    /// Takes requests, but keeps every answer back until the latch is open.
    public void keepBackUntil(CountDownLatch open) {
        mayAnswer = open;
    }

    /// How often the key set was fetched.
    public int fetches() {
        return fetches.get();
    }

    /// How often anybody began to ask.
    public int attempts() {
        return attempts.get();
    }

    public void stop() {
        server.stop(0);
    }

    /// Starts again at the same address.
    public void startAgain() {
        server = started(server.getAddress().getPort());
    }

    @Override
    public void close() {
        mayAnswer.countDown();
        stop();
    }

    private HttpServer started(int port) {
        try {
            var started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/realms/Renku/.well-known/openid-configuration", this::describe);
            started.createContext("/realms/Renku/protocol/openid-connect/certs", this::tellKeys);
            started.start();
            return started;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void describe(HttpExchange exchange) throws IOException {
        attempts.incrementAndGet();
        var certs = issuer() + "/protocol/openid-connect/certs";
        send(
                exchange,
                new Response(
                        200,
                        JSONObjectUtils.toJSONString(
                                Map.of("issuer", issuer(), "jwks_uri", certs))));
    }

    private void tellKeys(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        send(exchange, answer.get());
    }

    private Response keySet() {
        return new Response(200, JSONObjectUtils.toJSONString(Map.of("keys", keys)));
    }

    private void send(HttpExchange exchange, Response response) throws IOException {
        try (exchange) {
            mayAnswer.await();
            var body = response.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
