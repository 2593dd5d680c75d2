package dev.ashlar.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyDerivationTest {
    @Test
    void derivesTheKeyOfTheContract() {
        var password = Vectors.text("pbkdf2", "password_utf8").getBytes(UTF_8);

        var key = KeyDerivation.derive(password, Vectors.text("pbkdf2", "salt_utf8"));

        assertThat(key.text()).asString().isEqualTo(Vectors.text("pbkdf2", "derived_urlsafe_b64"));
    }

    @Test
    void opensAUsersKeyThatTheReferenceHasWritten() throws InvalidTokenException {
        var password = HexFormat.of().parseHex(Vectors.text("user_key", "encryption_key_file_hex"));
        var token = Vectors.text("user_key", "users.secret_key_bytea_utf8").getBytes(US_ASCII);
        var fernet = new Fernet(new SecureRandom(), InstantSource.system());

        var key = KeyDerivation.derive(password, Vectors.text("user_key", "user_id"));

        assertThat(fernet.decrypt(key, token))
                .asString()
                .isEqualTo(Vectors.text("user_key", "user_secret_key_plain"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 63, 64, 65, 200})
    void agreesWithTheJdkOnPasswordsThatAreTexts(int length) throws GeneralSecurityException {
        var password = "k".repeat(length);
        var theirs =
                SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                        .generateSecret(
                                new PBEKeySpec(
                                        password.toCharArray(), "salt é".getBytes(UTF_8), 77, 256))
                        .getEncoded();

        var ours = KeyDerivation.derive(password.getBytes(UTF_8), "salt é".getBytes(UTF_8), 77);

        assertThat(ours.text()).isEqualTo(FernetKey.of(theirs).text());
    }
}
