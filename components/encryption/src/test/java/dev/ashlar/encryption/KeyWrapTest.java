package dev.ashlar.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyWrapTest {
    private static final KeyPair PAIR = pair("RSA", 2048);

    private final FernetKey key = FernetKey.random(new SecureRandom());

    @Test
    void whoHasThePrivateKeyGetsTheTextOfTheKey() throws GeneralSecurityException {
        var wrapped = KeyWrap.ofPem(pem(PAIR)).wrap(key);

        var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.DECRYPT_MODE, PAIR.getPrivate(), KeyWrap.padding());
        assertThat(cipher.doFinal(wrapped)).isEqualTo(key.text());
    }

    @Test
    void neverWrapsTheSameTwice() {
        var wrap = KeyWrap.ofPem(pem(PAIR));

        assertThat(wrap.wrap(key)).isNotEqualTo(wrap.wrap(key)).hasSize(256);
    }

    static Stream<String> textsThatAreNoPublicKey() {
        return Stream.of(
                "",
                "-----BEGIN PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\n!!!\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nA=A=\n-----END PUBLIC KEY-----",
                pem(PAIR) + pem(PAIR),
                pem(PAIR).replace("PUBLIC", "PRIVATE"),
                pem(pair("EC", 256)),
                pem(pair("RSA", 1024)));
    }

    @ParameterizedTest
    @MethodSource("textsThatAreNoPublicKey")
    void refusesWhatIsNoPublicKeyOfEnoughBits(String text) {
        assertThatThrownBy(() -> KeyWrap.ofPem(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String pem(KeyPair pair) {
        var content = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));
        return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                .formatted(content.encodeToString(pair.getPublic().getEncoded()));
    }
}
