package dev.ashlar.testkit.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/// A pair of keys of the secrets service.
public record ServiceKey(KeyPair pair) {
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec(
                    "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    public static ServiceKey fresh(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new ServiceKey(generator.generateKeyPair());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public byte[] wrapped(String text) {
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.ENCRYPT_MODE, pair.getPublic(), OAEP);
            return cipher.doFinal(text.getBytes(US_ASCII));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Empty if it was wrapped for another key.
    public Optional<String> unwrapped(byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate(), OAEP);
            return Optional.of(new String(cipher.doFinal(bytes), US_ASCII));
        } catch (BadPaddingException _) {
            return Optional.empty();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Writes the private half as PKCS8, for its owner only.
    public Path privateIn(Path file) {
        return write(file, "PRIVATE KEY", pair.getPrivate(), "rw-------");
    }

    public Path publicIn(Path file) {
        return write(file, "PUBLIC KEY", pair.getPublic(), "rw-------");
    }

    private static Path write(Path file, String title, Key key, String permissions) {
        try {
            var text =
                    "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                            .formatted(
                                    title,
                                    Base64.getMimeEncoder(64, new byte[] {'\n'})
                                            .encodeToString(key.getEncoded()));
            Files.deleteIfExists(file);
            var wanted = PosixFilePermissions.fromString(permissions);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(wanted));
            return Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
