package dev.ashlar.secrets.ciphers;

import dev.ashlar.encryption.KeyWrap;
import dev.ashlar.kernel.StartException;
import dev.ashlar.secrets.SecretsSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The keys that stand in files, read once. Never printed.
final class KeyFiles {
    private static final int SHORTEST = 16;

    private final byte[] current;
    private final byte[] previous;
    private final KeyWrap wrap;

    private KeyFiles(byte[] current, byte[] previous, KeyWrap wrap) {
        this.current = current;
        this.previous = previous;
        this.wrap = wrap;
    }

    /// @throws StartException if a file holds no key
    static KeyFiles read(SecretsSettings settings) {
        var previous = settings.previousEncryptionKey();
        return new KeyFiles(
                encryptionKey("ENCRYPTION_KEY_PATH", settings.encryptionKey()),
                previous.isEmpty()
                        ? new byte[0]
                        : encryptionKey("PREVIOUS_ENCRYPTION_KEY_PATH", previous),
                publicKey(settings.publicKey()));
    }

    /// What protects the users' keys in the database, as the file has it: any bytes.
    byte[] current() {
        return current;
    }

    boolean hasPrevious() {
        return previous.length > 0;
    }

    /// What protected them before; empty if there is nothing that it may still protect.
    byte[] previous() {
        return previous;
    }

    KeyWrap wrap() {
        return wrap;
    }

    private static byte[] encryptionKey(String name, String path) {
        var bytes = bytes(name, path);
        if (bytes.length < SHORTEST) {
            throw new StartException(
                    "%s points to %s, which has %d bytes: a key has %d or more."
                            .formatted(name, path, bytes.length, SHORTEST));
        }
        return bytes;
    }

    private static KeyWrap publicKey(String path) {
        var name = "SECRETS_SERVICE_PUBLIC_KEY_PATH";
        try {
            return KeyWrap.ofPem(new String(bytes(name, path), StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException wrong) {
            throw new StartException(
                    "%s points to %s, which cannot be used: %s. It must be the public key of RSA in PEM, of 2048 bits or more."
                            .formatted(name, path, wrong.getMessage()));
        }
    }

    private static byte[] bytes(String name, String path) {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException _) {
            throw new StartException(
                    "%s points to %s, which cannot be read.".formatted(name, path));
        }
    }
}
