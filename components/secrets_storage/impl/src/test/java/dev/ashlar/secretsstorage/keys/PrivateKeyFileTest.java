package dev.ashlar.secretsstorage.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.testkit.sealing.ServiceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyFileTest {
    @TempDir Path folder;

    @Test
    void aKeyThatOnlyItsOwnerCanReadIsRead() throws Exception {
        var key = ServiceKey.fresh(2_048);

        var read = PrivateKeyFile.read(key.privateIn(folder.resolve("key")));

        assertThat(read).isEqualTo(key.pair().getPrivate());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a key",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n!!\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nc2VjcmV0\n-----END ENCRYPTED PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\nc2VjcmV0\n-----END PUBLIC KEY-----"
            })
    void whatIsNoPrivateKeyIsRefusedAndNotShown(String text) throws IOException {
        assertRefused(file(text));
    }

    @Test
    void keysOfOtherKindsAndShortOnesAreRefused() throws Exception {
        assertRefused(ServiceKey.fresh(1_024).privateIn(folder.resolve("short")));
        assertRefused(file(pem(other("EC"))));
    }

    private static void assertRefused(Path file) {
        assertThatThrownBy(() -> PrivateKeyFile.read(file))
                .isInstanceOfSatisfying(
                        PrivateKeyFile.Refused.class,
                        refused ->
                                assertThat(refused.getMessage())
                                        .isNotBlank()
                                        .doesNotContain("c2VjcmV0"));
    }

    private Path file(String text) throws IOException {
        var owner = PosixFilePermissions.fromString("rw-------");
        var file =
                Files.createTempFile(
                        folder, "key", "", PosixFilePermissions.asFileAttribute(owner));
        return Files.writeString(file, text);
    }

    private static byte[] other(String algorithm) throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate().getEncoded();
    }

    private static String pem(byte[] key) {
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(new String(Base64.getMimeEncoder().encode(key), US_ASCII));
    }
}
