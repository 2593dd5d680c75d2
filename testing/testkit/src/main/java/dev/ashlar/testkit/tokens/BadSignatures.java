package dev.ashlar.testkit.tokens;

import static dev.ashlar.testkit.tokens.BadToken.bearer;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tokens that nobody has signed whose word counts, or not in a way that counts.
final class BadSignatures {
    private final TestTokens tokens;
    private final TestKey key;
    private final TestRealm realm;
    private final TestKey stranger = TestKey.rsa("stranger");

    BadSignatures(TestTokens tokens) {
        this.tokens = tokens;
        this.key = tokens.key();
        this.realm = tokens.realm();
    }

    List<BadToken> all() {
        return Stream.of(signatures(), tokenHeaders()).flatMap(List::stream).toList();
    }

    private List<BadToken> signatures() {
        var parts = tokens.valid().split("\\.");
        var input = parts[0] + "." + parts[1];
        var none = TestKey.encode(header("none")) + "." + parts[1];
        return List.of(
                bearer("a tampered signature", input + "." + flipped(parts[2], 20)),
                bearer(
                        "a tampered end of the signature",
                        input + "." + flipped(parts[2], parts[2].length() - 1)),
                bearer("a shorter signature", input + "." + parts[2].substring(4)),
                bearer("a longer signature", input + "." + parts[2] + "AAAA"),
                bearer("no signature", input + "."),
                bearer("a signature of zeros", input + "." + Base64URL.encode(new byte[256])),
                bearer(
                        "the signature of another token",
                        input + "." + tokens.with("jti", "2").split("\\.")[2]),
                bearer(
                        "a tampered payload",
                        parts[0]
                                + "."
                                + TestKey.encode(TestTokens.json(Map.of("sub", "grace")))
                                + "."
                                + parts[2]),
                bearer(
                        "a tampered header",
                        TestKey.encode(TestTokens.json(tokens.header()) + " ")
                                + "."
                                + parts[1]
                                + "."
                                + parts[2]),
                bearer(
                        "a stranger's key under a known name",
                        stranger.named(key.id())
                                .sign(
                                        TestTokens.json(tokens.header()),
                                        TestTokens.json(tokens.claims()))),
                bearer("alg none without a signature", none + "."),
                bearer("alg none with a signature", none + "." + parts[2]),
                bearer(
                        "alg None",
                        TestKey.encode(header("None")) + "." + parts[1] + "." + parts[2]),
                bearer(
                        "HS256 with the public key as secret",
                        hmac(key.pair().getPublic().getEncoded())),
                bearer("HS256 with the public key's text as secret", hmac(pem())),
                bearer("HS256 with an empty-looking secret", hmac(new byte[32])),
                bearer(
                        "RS512, which the settings do not allow",
                        signedAs("RS512", "SHA512withRSA")),
                bearer("RS256 in small letters", signedAs("rs256", "SHA256withRSA")),
                bearer(
                        "an elliptic curve's algorithm on an RSA key",
                        signedAs("ES256", "SHA256withRSA")),
                bearer("a made-up algorithm", signedAs("XX256", "SHA256withRSA")));
    }

    private List<BadToken> tokenHeaders() {
        return List.of(
                bearer(
                        "a key that nobody knows",
                        stranger.sign(
                                TestTokens.json(
                                        new TestTokens(realm, stranger, tokens.clock()).header()),
                                TestTokens.json(tokens.claims()))),
                bearer(
                        "no name of a key",
                        key.sign("{\"alg\":\"RS256\"}", TestTokens.json(tokens.claims()))),
                bearer("null as the name of a key", tokens.withHeader("kid", null)),
                bearer("a number as the name of a key", tokens.withHeader("kid", 1)),
                bearer(
                        "a path as the name of a key",
                        tokens.withHeader("kid", "../../../../dev/null")),
                bearer("SQL as the name of a key", tokens.withHeader("kid", "' OR '1'='1")),
                bearer("NUL in the name of a key", tokens.withHeader("kid", key.id() + "\u0000")),
                bearer("a long name of a key", tokens.withHeader("kid", "k".repeat(10_000))),
                bearer(
                        "no algorithm",
                        key.sign(
                                "{\"kid\":\"%s\"}".formatted(key.id()),
                                TestTokens.json(tokens.claims()))),
                bearer(
                        "two algorithms",
                        key.sign(
                                "{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"%s\"}"
                                        .formatted(key.id()),
                                TestTokens.json(tokens.claims()))),
                bearer("a key brought along", forged("jwk", stranger.json())),
                bearer(
                        "the address of a key set",
                        forged("jku", realm.issuer() + "/../stranger/certs")),
                bearer("the address of a certificate", forged("x5u", "http://127.0.0.1:1/x5u")),
                bearer("a certificate brought along", forged("x5c", List.of("MIIB"))),
                bearer("a critical extension", tokens.withHeader("crit", List.of("exp"))),
                bearer("a payload that is not encoded", b64(false)),
                bearer("a critical extension that changes nothing", b64(true)));
    }

    private static String flipped(String text, int at) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var other = alphabet.charAt(alphabet.indexOf(text.charAt(at)) ^ 1);
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private String signedAs(String name, String algorithm) {
        var input =
                TestKey.encode(header(name))
                        + "."
                        + TestKey.encode(TestTokens.json(tokens.claims()));
        return input + "." + Base64URL.encode(key.signature(algorithm, input));
    }

    /// Signed by a stranger under the name of a known key, with a header that points to the stranger's.
    private String forged(String parameter, Object value) {
        var header = tokens.header();
        header.put(parameter, value);
        return stranger.sign(TestTokens.json(header), TestTokens.json(tokens.claims()));
    }

    private String b64(boolean encoded) {
        var header = tokens.header();
        header.put("b64", encoded);
        header.put("crit", new ArrayList<>(List.of("b64")));
        return key.sign(TestTokens.json(header), TestTokens.json(tokens.claims()));
    }

    private String hmac(byte[] secret) {
        try {
            var input =
                    TestKey.encode(header("HS256"))
                            + "."
                            + TestKey.encode(TestTokens.json(tokens.claims()));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return input + "." + Base64URL.encode(mac.doFinal(input.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] pem() {
        var body =
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.pair().getPublic().getEncoded());
        return ("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n")
                .getBytes(US_ASCII);
    }

    private String header(String algorithm) {
        var header = tokens.header();
        header.put("alg", algorithm);
        return TestTokens.json(header);
    }
}
