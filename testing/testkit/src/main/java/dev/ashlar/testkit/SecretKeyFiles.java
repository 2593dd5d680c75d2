package dev.ashlar.testkit;

import dev.ashlar.testkit.sealing.ServiceKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Map;

/// The keys that programs read from files: made anew, and deleted when closed.
public final class SecretKeyFiles implements AutoCloseable {
    private static final int ENCRYPTION_BYTES = 32;
    private static final int RSA_BITS = 2048;

    private final Path folder;
    private final ServiceKey key;

    private SecretKeyFiles(Path folder, ServiceKey key) {
        this.folder = folder;
        this.key = key;
    }

    public static SecretKeyFiles make() {
        try {
            var owner = PosixFilePermissions.fromString("rwx------");
            var folder =
                    Files.createTempDirectory("keys", PosixFilePermissions.asFileAttribute(owner));
            var files = new SecretKeyFiles(folder, ServiceKey.fresh(RSA_BITS));
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
        key.publicIn(publicKey());
        key.privateIn(privateKey());
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
        return key.pair();
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
}
