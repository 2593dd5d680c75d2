package dev.ashlar.development.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysTest {
    private final Keys keys;

    KeysTest(@TempDir Path folder) {
        keys = new Keys(folder.resolve("keys"));
    }

    @BeforeAll
    void make() {
        keys.make();
    }

    @Test
    void theNamesAreThoseOfTheServicesDefaults() throws IOException {
        try (var files = Files.list(keys.folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "encryption-key",
                            "secret_service_public_key",
                            "secrets_service_private_key");
        }
    }

    @Test
    void onlyTheOwnerReadsWhatIsSecret() throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rw-------");

        assertThat(Files.getPosixFilePermissions(keys.encryptionKey())).isEqualTo(ownerOnly);
        assertThat(Files.getPosixFilePermissions(keys.privateKey())).isEqualTo(ownerOnly);
    }

    @Test
    void theEncryptionKeyHasThirtyTwoBytes() throws IOException {
        assertThat(Files.readAllBytes(keys.encryptionKey())).hasSize(32);
    }

    @Test
    void theRsaKeysAreAPairOf4096Bits() throws IOException, GeneralSecurityException {
        var factory = KeyFactory.getInstance("RSA");

        var secret =
                (RSAPrivateKey)
                        factory.generatePrivate(
                                new PKCS8EncodedKeySpec(content(keys.privateKey(), "PRIVATE KEY")));
        var open =
                (RSAPublicKey)
                        factory.generatePublic(
                                new X509EncodedKeySpec(content(keys.publicKey(), "PUBLIC KEY")));

        assertThat(secret.getModulus()).isEqualTo(open.getModulus());
        assertThat(open.getModulus().bitLength()).isEqualTo(4096);
    }

    @Test
    void keysThatAreThereStay() throws IOException {
        var before = Files.readAllBytes(keys.encryptionKey());
        var pairBefore = Files.readString(keys.privateKey());

        keys.make();

        assertThat(Files.readAllBytes(keys.encryptionKey())).isEqualTo(before);
        assertThat(keys.privateKey()).hasContent(pairBefore);
    }

    private static byte[] content(Path file, String title) throws IOException {
        var text = Files.readString(file);
        assertThat(text)
                .startsWith("-----BEGIN " + title + "-----\n")
                .endsWith("-----END " + title + "-----\n");
        return Base64.getMimeDecoder()
                .decode(
                        text.lines()
                                .filter(line -> !line.startsWith("-"))
                                .reduce("", String::concat));
    }
}
