package dev.ashlar.testkit.tokens;

import static dev.ashlar.testkit.tokens.BadToken.asSent;
import static dev.ashlar.testkit.tokens.BadToken.bearer;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// What is no token, or not in the place of one.
final class BadForms {
    private final TestTokens tokens;
    private final TestKey key;

    BadForms(TestTokens tokens) {
        this.tokens = tokens;
        this.key = tokens.key();
    }

    List<BadToken> all() {
        return Stream.of(headers(), forms()).flatMap(List::stream).toList();
    }

    private List<BadToken> headers() {
        return List.of(
                asSent("nothing at all", ""),
                asSent("blanks only", "   "),
                asSent("a scheme only", "Bearer"),
                asSent("a scheme and a blank", "Bearer "),
                asSent("a lower-case scheme only", "bearer"),
                asSent("a scheme in capitals", "BEARER " + tokens.valid()),
                asSent("a scheme in mixed case", "BeaRer " + tokens.valid()),
                asSent("another scheme", "Basic " + tokens.valid()),
                asSent("no blank behind the scheme", "Bearer" + tokens.valid()),
                asSent("a tab behind the scheme", "Bearer\t" + tokens.valid()),
                asSent("the scheme twice", "Bearer Bearer " + tokens.valid()),
                asSent("two tokens", "Bearer " + tokens.valid() + ", " + tokens.valid()),
                asSent("a token in quotes", "Bearer \"" + tokens.valid() + "\""),
                asSent("user and password", "Basic YWRhOmFkYQ=="),
                asSent("NUL behind the token", "Bearer " + tokens.valid() + "\u0000"),
                asSent(
                        "a line feed in the token",
                        "Bearer " + tokens.valid().replaceFirst("\\.", ".\n")));
    }

    private List<BadToken> forms() {
        var parts = tokens.valid().split("\\.");
        return List.of(
                bearer("two dots only", ".."),
                bearer("one dot", "."),
                bearer("many dots", ".".repeat(1_000)),
                bearer("a word", "token"),
                bearer("null", "null"),
                bearer("two parts", parts[0] + "." + parts[1]),
                bearer("four parts", tokens.valid() + ".AAAA"),
                bearer("five parts", tokens.valid() + ".AAAA.AAAA"),
                bearer("a dot at the end", tokens.valid() + "."),
                bearer("a dot at the front", "." + tokens.valid()),
                bearer("an empty header", "." + parts[1] + "." + parts[2]),
                bearer("an empty payload", parts[0] + ".." + parts[2]),
                bearer("bytes that are not base 64", "!!!.???.***"),
                bearer("letters that are not ASCII", "éé.éé.éé"),
                bearer(
                        "a header that is no JSON",
                        TestKey.encode("hello") + "." + parts[1] + "." + parts[2]),
                bearer("a header that is an array", key.sign("[]", "{}")),
                bearer("a header that is empty", key.sign("{}", TestTokens.json(tokens.claims()))),
                bearer(
                        "padding behind the parts",
                        parts[0] + "=." + parts[1] + "=." + parts[2] + "="),
                bearer(
                        "the other alphabet of base 64",
                        Base64.getEncoder().encodeToString(new byte[] {-1, -1, -2}) + "/+.a.b"),
                bearer("a megabyte of letters", "a".repeat(1_048_576)),
                bearer("a megabyte of token", tokens.with("name", "a".repeat(1_048_576))),
                bearer("an encrypted token", encrypted(tokens.valid())),
                bearer(
                        "a token in JSON form",
                        "{\"payload\":\"%s\",\"protected\":\"%s\",\"signature\":\"%s\"}"
                                .formatted(parts[1], parts[0], parts[2])));
    }

    private String encrypted(String token) {
        try {
            var header =
                    new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                            .contentType("JWT")
                            .keyID(key.id())
                            .build();
            var object = new JWEObject(header, new Payload(token));
            object.encrypt(new RSAEncrypter((RSAPublicKey) key.pair().getPublic()));
            return object.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
