package dev.ashlar.development.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;

/// As much of Keycloak as a service asks for: the discovery document, the keys, and tokens signed by them.
public final class Realm implements AutoCloseable {
    static final String NAME = "Renku";
    private static final int KEY_BITS = 2048;
    private static final int TOKEN_SECONDS = 600;
    private static final String PATH = "/realms/" + NAME;

    private final KeyPair keys;
    private final HttpServer server;

    public Realm() throws IOException, GeneralSecurityException {
        keys = freshKeys();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/.well-known/openid-configuration", discovery());
        answer("/protocol/openid-connect/certs", keySet());
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    static KeyPair freshKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        return generator.generateKeyPair();
    }

    KeyPair keys() {
        return keys;
    }

    /// @param name is also the local part of the e-mail address
    public String token(String subject, String name) throws GeneralSecurityException {
        var header =
                """
                {"alg":"RS256","typ":"JWT","kid":"training"}\
                """;
        var now = Instant.now().getEpochSecond();
        var claims =
                """
                {"iss":"%s","sub":"%s","aud":["renku"],"iat":%d,"exp":%d,"typ":"Bearer","azp":"renku",\
                "email":"%s@ashlar.dev","given_name":"%s","family_name":"%s","name":"%s",\
                "preferred_username":"%s","realm_access":{"roles":[]}}\
                """
                        .formatted(
                                issuer(),
                                subject,
                                now,
                                now + TOKEN_SECONDS,
                                name,
                                name,
                                name,
                                name,
                                name);
        var signed = base64(utf8(header)) + "." + base64(utf8(claims));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(utf8(signed));
        return signed + "." + base64(signature.sign());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String issuer() {
        return url() + PATH;
    }

    private String discovery() {
        return """
        {"issuer":"%1$s","jwks_uri":"%1$s/protocol/openid-connect/certs",\
        "authorization_endpoint":"%1$s/protocol/openid-connect/auth",\
        "token_endpoint":"%1$s/protocol/openid-connect/token"}\
        """
                .formatted(issuer());
    }

    private String keySet() {
        var key = (RSAPublicKey) keys.getPublic();
        return """
        {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"training","n":"%s","e":"%s"}]}\
        """
                .formatted(
                        base64(key.getModulus().toByteArray()),
                        base64(key.getPublicExponent().toByteArray()));
    }

    private void answer(String path, String body) {
        server.createContext(PATH + path, exchange -> send(exchange, utf8(body)));
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
