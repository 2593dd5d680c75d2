package dev.ashlar.secrets.ciphers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.encryption.DerivedKeys;
import dev.ashlar.encryption.Fernet;
import dev.ashlar.encryption.FernetKey;
import dev.ashlar.encryption.InvalidTokenException;
import dev.ashlar.encryption.KeyWrap;
import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.StartException;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.SecretsSettings;
import dev.ashlar.secrets.ports.SealedValue;
import dev.ashlar.testkit.SecretKeyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FernetSealingTest {
    private static final SecretKeyFiles FILES = SecretKeyFiles.make();
    private static final UserId ADA = new UserId("11111111-2222-3333-4444-555555555555");
    private static final UserId GRACE = new UserId("grace");
    private static final Sensitive VALUE = new Sensitive("a value with ünicode \uD83D\uDD11");

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock = InstantSource.system();
    private final DerivedKeys keys = new DerivedKeys(DerivedKeys.Limits.usual(), random, clock);
    private final Fernet fernet = new Fernet(random, clock);
    private final FernetSealing sealing = sealing("");

    @AfterEach
    void closeKeys() {
        keys.close();
    }

    @AfterAll
    static void deleteFiles() {
        FILES.close();
    }

    @Test
    void whoHasThePrivateKeyAndTheUsersKeyReadsTheValue() throws Exception {
        var userKey = sealing.newUserKey();

        var sealed = sealing.seal(ADA, userKey, VALUE);

        var delivered = opened(unwrapped(sealed), sealed.value());
        assertThat(opened(userKey.value().getBytes(US_ASCII), delivered))
                .isEqualTo(VALUE.value().getBytes(UTF_8));
    }

    @Test
    void nothingThatTheDataApiHasOpensWhatItSealed() throws Exception {
        var userKey = sealing.newUserKey();
        var sealed = sealing.seal(ADA, userKey, VALUE);

        for (var password :
                List.of(
                        userKey.value().getBytes(US_ASCII),
                        Files.readAllBytes(FILES.encryptionKey()),
                        Files.readAllBytes(FILES.publicKey()),
                        sealed.key(),
                        unwrapped(sealing.seal(GRACE, userKey, VALUE)))) {
            assertThatThrownBy(() -> opened(password, sealed.value()))
                    .isInstanceOf(InvalidTokenException.class);
        }
        var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        var half = FILES.pair().getPublic();
        assertThatThrownBy(() -> cipher.init(Cipher.DECRYPT_MODE, half, KeyWrap.padding()))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void oneOuterKeyServesOneUserOnly() throws Exception {
        var userKey = sealing.newUserKey();

        var first = sealing.seal(ADA, userKey, VALUE);
        var second = sealing.seal(ADA, userKey, VALUE);
        var other = sealing.seal(GRACE, userKey, VALUE);

        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.value()).isNotEqualTo(first.value());
        assertThat(unwrapped(other)).isNotEqualTo(unwrapped(first));
    }

    @Test
    void theKeyOfAUserIsOpenedAsItWasLocked() {
        var userKey = sealing.newUserKey();

        var locked = sealing.lock(ADA, userKey);

        assertThat(sealing.open(ADA, locked)).isEqualTo(userKey);
        assertThatThrownBy(() -> sealing.open(GRACE, locked))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(userKey.value());
    }

    @Test
    void keysOfUsersHave43CharactersAndDiffer() {
        assertThat(sealing.newUserKey().value()).matches("[A-Za-z0-9_-]{43}");
        assertThat(sealing.newUserKey()).isNotEqualTo(sealing.newUserKey());
    }

    @Test
    void aKeyThatThePreviousEncryptionKeyLockedOpensWhileThatOneIsKnown(@TempDir Path folder)
            throws IOException {
        var userKey = sealing.newUserKey();
        var locked = sealing.lock(ADA, userKey);
        var fresh = Files.writeString(folder.resolve("fresh"), "another key of some length");
        var settings =
                new SecretsSettings(
                        fresh.toString(),
                        FILES.encryptionKey().toString(),
                        FILES.publicKey().toString());

        assertThat(sealing(settings).open(ADA, locked)).isEqualTo(userKey);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "fifteen bytes.."})
    void aFileThatIsTooShortForAKeyIsRefused(String content, @TempDir Path folder)
            throws IOException {
        var file = Files.writeString(folder.resolve("key"), content);

        assertThatThrownBy(() ->
                        KeyFiles.read(
                                new SecretsSettings(
                                        file.toString(), "", FILES.publicKey().toString())))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("ENCRYPTION_KEY_PATH points to " + file);
    }

    @Test
    void whatIsNoPublicKeyIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() ->
                        KeyFiles.read(
                                new SecretsSettings(
                                        FILES.encryptionKey().toString(),
                                        "",
                                        FILES.privateKey().toString())))
                .isInstanceOf(StartException.class)
                .hasMessage(
                        "SECRETS_SERVICE_PUBLIC_KEY_PATH points to %s, which cannot be used: it is no public key in PEM."
                                        .formatted(FILES.privateKey())
                                + " It must be the public key of RSA in PEM, of 2048 bits or more.");
    }

    private FernetSealing sealing(String previous) {
        return sealing(
                new SecretsSettings(
                        FILES.encryptionKey().toString(), previous, FILES.publicKey().toString()));
    }

    private FernetSealing sealing(SecretsSettings settings) {
        var files = KeyFiles.read(settings);
        var outer = new OuterKeys(OuterKeys.Limits.usual(), files.wrap(), random, clock);
        return new FernetSealing(files, keys, outer, fernet, random);
    }

    /// What only the secrets storage API can do.
    private static byte[] unwrapped(SealedValue sealed) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.DECRYPT_MODE, FILES.pair().getPrivate(), KeyWrap.padding());
        return cipher.doFinal(sealed.key());
    }

    private byte[] opened(byte[] password, byte[] token) throws InvalidTokenException {
        try (FernetKey key = keys.key(password, ADA.value())) {
            return fernet.decrypt(key, token);
        }
    }
}
