package dev.ashlar.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FernetTest {
    private static final FernetKey KEY = FernetKey.parse(Vectors.text("fernet", "key_urlsafe_b64"));
    private static final byte[] TOKEN = Vectors.text("fernet", "token").getBytes(US_ASCII);
    private static final byte[] TEXT = Vectors.text("fernet", "plaintext_utf8").getBytes(UTF_8);

    private final Fernet fernet = new Fernet(new SecureRandom(), InstantSource.system());

    @Test
    void writesTheTokenOfTheContract() {
        var iv = HexFormat.of().parseHex(Vectors.text("fernet", "iv_hex"));

        var token = Fernet.encrypt(KEY, TEXT, iv, Vectors.of("fernet").path("timestamp").asLong());

        assertThat(token).isEqualTo(TOKEN);
    }

    @Test
    void opensTheTokenOfTheContract() throws InvalidTokenException {
        assertThat(fernet.decrypt(KEY, TOKEN)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 31, 32, 5_000, 20_000})
    void opensWhatItWrote(int length) throws InvalidTokenException {
        var text = new byte[length];
        new SecureRandom().nextBytes(text);

        var token = fernet.encrypt(KEY, text);

        assertThat(fernet.decrypt(KEY, token)).isEqualTo(text);
    }

    @Test
    void neverWritesTheSameTwice() {
        assertThat(fernet.encrypt(KEY, TEXT)).isNotEqualTo(fernet.encrypt(KEY, TEXT));
    }

    @Test
    void opensNothingThatWasMadeWithAnotherKey() {
        var other = FernetKey.random(new SecureRandom());

        assertThatThrownBy(() -> fernet.decrypt(other, TOKEN))
                .isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void noticesAnyBitThatChanged() {
        var bytes = Base64.getUrlDecoder().decode(TOKEN);

        assertThat(IntStream.range(0, bytes.length * Byte.SIZE))
                .noneMatch(bit -> {
                    var changed = bytes.clone();
                    changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
                    return opens(Base64.getUrlEncoder().encode(changed));
                });
    }

    @Test
    void opensNoPartOfAToken() {
        assertThat(IntStream.range(0, TOKEN.length))
                .noneMatch(length -> opens(Arrays.copyOf(TOKEN, length)));
    }

    static Stream<String> textsThatNobodyWrites() {
        var token = new String(TOKEN, US_ASCII);
        return Stream.of(
                "",
                " ",
                "=",
                "====",
                "gAAAAAB",
                "\u0000",
                "not a token",
                token + "\n",
                " " + token,
                token + "=",
                token + "A",
                token.replace("=", ""),
                token.replace("==", "="),
                // The last character before the padding has bits that mean nothing.
                token.replace("DA==", "DB=="),
                token.replace('-', '+').replace('_', '/'),
                "ä" + token.substring(1),
                "A".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("textsThatNobodyWrites")
    void refusesTextsThatNobodyWrites(String text) {
        assertThatThrownBy(() -> fernet.decrypt(KEY, text.getBytes(UTF_8)))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessage("this is no token of this key");
    }

    @Test
    void encryptsNothingWithAKeyThatWasWiped() {
        var key = FernetKey.random(new SecureRandom());
        key.close();

        assertThatThrownBy(() -> fernet.encrypt(key, TEXT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keysAreNeverPrinted() {
        assertThat(KEY).hasToString("(hidden)");
    }

    @Test
    void aKeyIsReadAsItIsWritten() {
        assertThat(KEY.text()).asString().isEqualTo(Vectors.text("fernet", "key_urlsafe_b64"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "Nf_0kDEiTYv02Gt9sQ_fNaiQ45cywApSr8Uft5tNPvAAAA=="})
    void refusesKeysOfAnotherLength(String text) {
        assertThatThrownBy(() -> FernetKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private boolean opens(byte[] token) {
        try {
            fernet.decrypt(KEY, token);
            return true;
        } catch (InvalidTokenException _) {
            return false;
        }
    }
}
