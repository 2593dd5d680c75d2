package dev.ashlar.authn;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.util.Base64URL;
import dev.ashlar.kernel.Caller;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every token here differs in one thing from a valid one, which the first test shows to be valid.
class TokensThatDoNotCountTest {
    private static final TestClock CLOCK = new TestClock();
    private static final TestKey KEY = TestKey.rsa("realm-key-1");
    private static final TestKey STRANGER = TestKey.rsa("stranger");
    private static final TestRealm REALM = new TestRealm(KEY);
    private static final TestTokens TOKENS = new TestTokens(REALM, KEY, CLOCK);
    private static final String NOT_RS256 =
            "{\"alg\":\"%s\",\"typ\":\"JWT\",\"kid\":\"realm-key-1\"}";

    private static StartedAuthn authn;

    @BeforeAll
    static void start() {
        authn = new StartedAuthn(REALM.settings(), CLOCK);
    }

    @AfterAll
    static void stop() {
        authn.close();
        REALM.close();
    }

    @Test
    void theTokenThatTheOthersAreMadeFromCounts() {
        var caller = authn.callers().identify(new Credentials("Bearer " + TOKENS.valid(), null));

        assertThat(caller).isInstanceOf(Caller.User.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"headers", "forms", "signatures", "tokenHeaders", "times", "claims", "payloads"})
    void itsSenderIsAnonymous(String what, String authorization) {
        var caller = authn.callers().identify(new Credentials(authorization, "anon-visitor"));

        assertThat(caller).as(what).isEqualTo(new Caller.Anonymous("anon-visitor"));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                row("nothing at all", ""),
                row("blanks only", "   "),
                row("a scheme only", "Bearer"),
                row("a scheme and a blank", "Bearer "),
                row("a lower-case scheme only", "bearer"),
                row("a scheme in capitals", "BEARER " + TOKENS.valid()),
                row("a scheme in mixed case", "BeaRer " + TOKENS.valid()),
                row("another scheme", "Basic " + TOKENS.valid()),
                row("no blank behind the scheme", "Bearer" + TOKENS.valid()),
                row("a tab behind the scheme", "Bearer\t" + TOKENS.valid()),
                row("the scheme twice", "Bearer Bearer " + TOKENS.valid()),
                row("two tokens", "Bearer " + TOKENS.valid() + ", " + TOKENS.valid()),
                row("a token in quotes", "Bearer \"" + TOKENS.valid() + "\""),
                row("user and password", "Basic YWRhOmFkYQ=="),
                row("NUL behind the token", "Bearer " + TOKENS.valid() + "\u0000"),
                row(
                        "a line feed in the token",
                        "Bearer " + TOKENS.valid().replaceFirst("\\.", ".\n")));
    }

    static Stream<Arguments> forms() {
        var parts = TOKENS.valid().split("\\.");
        return rows(
                row("two dots only", ".."),
                row("one dot", "."),
                row("many dots", ".".repeat(1_000)),
                row("a word", "token"),
                row("null", "null"),
                row("two parts", parts[0] + "." + parts[1]),
                row("four parts", TOKENS.valid() + ".AAAA"),
                row("five parts", TOKENS.valid() + ".AAAA.AAAA"),
                row("a dot at the end", TOKENS.valid() + "."),
                row("a dot at the front", "." + TOKENS.valid()),
                row("an empty header", "." + parts[1] + "." + parts[2]),
                row("an empty payload", parts[0] + ".." + parts[2]),
                row("bytes that are not base 64", "!!!.???.***"),
                row("letters that are not ASCII", "éé.éé.éé"),
                row(
                        "a header that is no JSON",
                        TestKey.encode("hello") + "." + parts[1] + "." + parts[2]),
                row("a header that is an array", KEY.sign("[]", "{}")),
                row("a header that is empty", KEY.sign("{}", TestTokens.json(TOKENS.claims()))),
                row("padding behind the parts", parts[0] + "=." + parts[1] + "=." + parts[2] + "="),
                row(
                        "the other alphabet of base 64",
                        Base64.getEncoder().encodeToString(new byte[] {-1, -1, -2}) + "/+.a.b"),
                row("a megabyte of letters", "a".repeat(1_048_576)),
                row("a megabyte of token", TOKENS.with("name", "a".repeat(1_048_576))),
                row("an encrypted token", encrypted(TOKENS.valid())),
                row(
                        "a token in JSON form",
                        "{\"payload\":\"%s\",\"protected\":\"%s\",\"signature\":\"%s\"}"
                                .formatted(parts[1], parts[0], parts[2])));
    }

    static Stream<Arguments> signatures() {
        var parts = TOKENS.valid().split("\\.");
        var input = parts[0] + "." + parts[1];
        var none = TestKey.encode(NOT_RS256.formatted("none")) + "." + parts[1];
        return rows(
                row("a tampered signature", input + "." + flipped(parts[2], 20)),
                row(
                        "a tampered end of the signature",
                        input + "." + flipped(parts[2], parts[2].length() - 1)),
                row("a shorter signature", input + "." + parts[2].substring(4)),
                row("a longer signature", input + "." + parts[2] + "AAAA"),
                row("no signature", input + "."),
                row("a signature of zeros", input + "." + Base64URL.encode(new byte[256])),
                row(
                        "the signature of another token",
                        input + "." + TOKENS.with("jti", "2").split("\\.")[2]),
                row(
                        "a tampered payload",
                        parts[0]
                                + "."
                                + TestKey.encode(TestTokens.json(Map.of("sub", "grace")))
                                + "."
                                + parts[2]),
                row(
                        "a tampered header",
                        TestKey.encode(TestTokens.json(TOKENS.header()) + " ")
                                + "."
                                + parts[1]
                                + "."
                                + parts[2]),
                row(
                        "a stranger's key under a known name",
                        STRANGER.named(KEY.id())
                                .sign(
                                        TestTokens.json(TOKENS.header()),
                                        TestTokens.json(TOKENS.claims()))),
                row("alg none without a signature", none + "."),
                row("alg none with a signature", none + "." + parts[2]),
                row(
                        "alg None",
                        TestKey.encode(NOT_RS256.formatted("None"))
                                + "."
                                + parts[1]
                                + "."
                                + parts[2]),
                row(
                        "HS256 with the public key as secret",
                        hmac(KEY.pair().getPublic().getEncoded())),
                row("HS256 with the public key's text as secret", hmac(pem())),
                row("HS256 with an empty-looking secret", hmac(new byte[32])),
                row("RS512, which the settings do not allow", signedAs("RS512", "SHA512withRSA")),
                row("RS256 in small letters", signedAs("rs256", "SHA256withRSA")),
                row(
                        "an elliptic curve's algorithm on an RSA key",
                        signedAs("ES256", "SHA256withRSA")),
                row("a made-up algorithm", signedAs("XX256", "SHA256withRSA")));
    }

    static Stream<Arguments> tokenHeaders() {
        return rows(
                row(
                        "a key that nobody knows",
                        STRANGER.sign(
                                TestTokens.json(new TestTokens(REALM, STRANGER, CLOCK).header()),
                                TestTokens.json(TOKENS.claims()))),
                row(
                        "no name of a key",
                        KEY.sign("{\"alg\":\"RS256\"}", TestTokens.json(TOKENS.claims()))),
                row("null as the name of a key", TOKENS.withHeader("kid", null)),
                row("a number as the name of a key", TOKENS.withHeader("kid", 1)),
                row(
                        "a path as the name of a key",
                        TOKENS.withHeader("kid", "../../../../dev/null")),
                row("SQL as the name of a key", TOKENS.withHeader("kid", "' OR '1'='1")),
                row("NUL in the name of a key", TOKENS.withHeader("kid", "realm-key-1\u0000")),
                row("a long name of a key", TOKENS.withHeader("kid", "k".repeat(10_000))),
                row(
                        "no algorithm",
                        KEY.sign("{\"kid\":\"realm-key-1\"}", TestTokens.json(TOKENS.claims()))),
                row(
                        "two algorithms",
                        KEY.sign(
                                "{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"realm-key-1\"}",
                                TestTokens.json(TOKENS.claims()))),
                row("a key brought along", forged("jwk", STRANGER.json())),
                row(
                        "the address of a key set",
                        forged("jku", REALM.issuer() + "/../stranger/certs")),
                row("the address of a certificate", forged("x5u", "http://127.0.0.1:1/x5u")),
                row("a certificate brought along", forged("x5c", List.of("MIIB"))),
                row("a critical extension", TOKENS.withHeader("crit", List.of("exp"))),
                row("a payload that is not encoded", b64()));
    }

    static Stream<Arguments> times() {
        var now = TOKENS.now();
        return rows(
                row("expired", TOKENS.with("exp", now - 1)),
                row("expires now", TOKENS.with("exp", now)),
                row("expired long ago", TOKENS.with("exp", 0)),
                row("no exp", TOKENS.without("exp")),
                row("exp null", TOKENS.with("exp", null)),
                row("exp as text", TOKENS.with("exp", Long.toString(now + 300))),
                row("exp as an array", TOKENS.with("exp", List.of(now + 300))),
                row("exp true", TOKENS.with("exp", true)),
                row("exp negative", TOKENS.with("exp", -1)),
                row("exp in milliseconds", TOKENS.with("exp", (now + 300) * 1_000)),
                row("exp beyond all years", TOKENS.with("exp", Long.MAX_VALUE)),
                row(
                        "exp beyond all numbers",
                        raw("\"exp\":%d,".formatted(now + 300), "\"exp\":1e999,")),
                row("exp not a number", raw("\"exp\":%d,".formatted(now + 300), "\"exp\":NaN,")),
                row("nbf in the future", TOKENS.with("nbf", now + 1)),
                row("nbf as text", TOKENS.with("nbf", "0")),
                row("nbf beyond all years", TOKENS.with("nbf", Long.MAX_VALUE)),
                row("iat in the future", TOKENS.with("iat", now + 1)),
                row("iat as text", TOKENS.with("iat", "now")),
                row("iat as an object", TOKENS.with("iat", Map.of())));
    }

    static Stream<Arguments> claims() {
        return rows(
                row("no issuer", TOKENS.without("iss")),
                row(
                        "another issuer",
                        TOKENS.with("iss", "https://keycloak.example.org/realms/Renku")),
                row("another realm", TOKENS.with("iss", REALM.issuer().replace("Renku", "master"))),
                row("the issuer with a slash", TOKENS.with("iss", REALM.issuer() + "/")),
                row("the issuer in an array", TOKENS.with("iss", List.of(REALM.issuer()))),
                row("no audience", TOKENS.without("aud")),
                row("an empty audience", TOKENS.with("aud", List.of())),
                row("another audience", TOKENS.with("aud", "account")),
                row(
                        "other audiences",
                        TOKENS.with("aud", List.of("account", "renku-other", "RENKU"))),
                row("an audience of null", TOKENS.with("aud", Arrays.asList((Object) null))),
                row("an audience deeper down", TOKENS.with("aud", List.of(List.of("renku")))),
                row("an audience as an object", TOKENS.with("aud", Map.of("renku", "renku"))),
                row("an audience as a number", TOKENS.with("aud", 1)),
                row("no sub", TOKENS.without("sub")),
                row("sub null", TOKENS.with("sub", null)),
                row("sub empty", TOKENS.with("sub", "")),
                row("sub a number", TOKENS.with("sub", 7)),
                row("sub with a colon", TOKENS.with("sub", "user:ada")),
                row("sub a path", TOKENS.with("sub", "../admin")),
                row("sub too long", TOKENS.with("sub", "a".repeat(37))),
                row("sub with a line feed", TOKENS.with("sub", TestTokens.ADA + "\n")),
                row("no email", TOKENS.without("email")),
                row("email null", TOKENS.with("email", null)),
                row("email blank", TOKENS.with("email", " ")),
                row("email a number", TOKENS.with("email", 1)),
                row("email with NUL", TOKENS.with("email", "ada\u0000@ashlar.dev")),
                row("an ID token", TOKENS.with("typ", "ID")),
                row("a refresh token", TOKENS.with("typ", "Refresh")),
                row("typ a number", TOKENS.with("typ", 1)));
    }

    static Stream<Arguments> payloads() {
        var header = TestTokens.json(TOKENS.header());
        var claims = TestTokens.json(TOKENS.claims());
        return rows(
                row("no claims", KEY.sign(header, "{}")),
                row("claims that are null", KEY.sign(header, "null")),
                row("claims in an array", KEY.sign(header, "[" + claims + "]")),
                row("claims as a text", KEY.sign(header, "\"ada\"")),
                row("claims that are no JSON", KEY.sign(header, "ada")),
                row("something behind the claims", KEY.sign(header, claims + "{}")),
                row("a token in a token", KEY.sign(header, TOKENS.valid())),
                row(
                        "a claim twice",
                        KEY.sign(header, claims.replaceFirst("\\{", "{\"sub\":\"grace\","))),
                row(
                        "deep arrays",
                        KEY.sign(
                                header,
                                claims.replaceFirst(
                                        "\\{",
                                        "{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + ","))),
                row(
                        "deep objects",
                        KEY.sign(
                                header,
                                claims.replaceFirst(
                                        "\\{",
                                        "{\"x\":"
                                                + "{\"x\":".repeat(3_000)
                                                + "1"
                                                + "}".repeat(3_000)
                                                + ","))),
                row("bytes that are no text", KEY.sign(header, "\u00ff\ufffe")));
    }

    private static Arguments row(String what, String text) {
        return Arguments.of(what, text);
    }

    /// The same tokens as a client would send them.
    private static Stream<Arguments> rows(Arguments... rows) {
        return Arrays.stream(rows).map(row -> Arguments.of(row.get()[0], "Bearer " + row.get()[1]));
    }

    private static String flipped(String text, int at) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var other = alphabet.charAt(alphabet.indexOf(text.charAt(at)) ^ 1);
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private static String raw(String part, String replacement) {
        var claims = TestTokens.json(TOKENS.claims());
        assertThat(claims).contains(part);
        return KEY.sign(TestTokens.json(TOKENS.header()), claims.replace(part, replacement));
    }

    private static String signedAs(String name, String algorithm) {
        var input =
                TestKey.encode(NOT_RS256.formatted(name))
                        + "."
                        + TestKey.encode(TestTokens.json(TOKENS.claims()));
        return input + "." + Base64URL.encode(KEY.signature(algorithm, input));
    }

    /// Signed by a stranger under the name of a known key, with a header that points to the stranger's.
    private static String forged(String parameter, Object value) {
        var header = TOKENS.header();
        header.put(parameter, value);
        return STRANGER.sign(TestTokens.json(header), TestTokens.json(TOKENS.claims()));
    }

    private static String b64() {
        var header = TOKENS.header();
        header.put("b64", false);
        header.put("crit", new ArrayList<>(List.of("b64")));
        return KEY.sign(TestTokens.json(header), TestTokens.json(TOKENS.claims()));
    }

    private static String hmac(byte[] secret) {
        try {
            var input =
                    TestKey.encode(NOT_RS256.formatted("HS256"))
                            + "."
                            + TestKey.encode(TestTokens.json(TOKENS.claims()));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return input + "." + Base64URL.encode(mac.doFinal(input.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem() {
        var body =
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(KEY.pair().getPublic().getEncoded());
        return ("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n")
                .getBytes(US_ASCII);
    }

    private static String encrypted(String token) {
        try {
            var header =
                    new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                            .contentType("JWT")
                            .keyID(KEY.id())
                            .build();
            var object = new JWEObject(header, new Payload(token));
            object.encrypt(new RSAEncrypter((RSAPublicKey) KEY.pair().getPublic()));
            return object.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
