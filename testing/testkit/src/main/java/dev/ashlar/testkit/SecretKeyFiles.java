package dev.ashlar.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/// The keys that programs read from files: made anew, and deleted when closed.
public final class SecretKeyFiles implements AutoCloseable {
    private static final int ENCRYPTION_BYTES = 32;
    private static final int RSA_BITS = 2048;
    private static final int PEM_LINE = 64;

    private final Path folder;
    private final KeyPair pair;

    private SecretKeyFiles(Path folder, KeyPair pair) {
        this.folder = folder;
        this.pair = pair;
    }

    public static SecretKeyFiles make() {
        try {
            var owner = PosixFilePermissions.fromString("rwx------");
            var folder =
                    Files.createTempDirectory("keys", PosixFilePermissions.asFileAttribute(owner));
            var files = new SecretKeyFiles(folder, made());
            files.write();
            return files;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write() throws IOException {
        var bytes = new byte[ENCRYPTION_BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.write(encryptionKey(), bytes);
        Files.write(publicKey(), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        Files.write(privateKey(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        for (var file : files()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /// 32 bytes of any value.
    public Path encryptionKey() {
        return folder.resolve("encryption-key");
    }

    public Path publicKey() {
        return folder.resolve("public-key");
    }

    public Path privateKey() {
        return folder.resolve("private-key");
    }

    /// What stands in the files of public and private key.
    public KeyPair pair() {
        return pair;
    }

    /// What the data API must be told.
    public Map<String, String> settings() {
        return Map.of(
                "ENCRYPTION_KEY_PATH", encryptionKey().toString(),
                "SECRETS_SERVICE_PUBLIC_KEY_PATH", publicKey().toString());
    }

    @Override
    public void close() {
        try {
            for (var file : files()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path[] files() {
        return new Path[] {encryptionKey(), publicKey(), privateKey()};
    }

    private static KeyPair made() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] pem(String title, byte[] content) {
        var lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(title, lines)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
