package dev.ashlar.development.stack;

import dev.ashlar.development.servers.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// The keys of the local services, made once. Their names are those of the services' default settings.
record Keys(Path folder) {
    private static final int ENCRYPTION_BYTES = 32;
    private static final int RSA_BITS = 4096;
    private static final int PEM_LINE = 64;
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /// Where those of a workspace lie.
    static Keys in(Places places) {
        return new Keys(places.home().resolve("keys"));
    }

    Path encryptionKey() {
        return folder.resolve("encryption-key");
    }

    Path publicKey() {
        return folder.resolve("secret_service_public_key");
    }

    Path privateKey() {
        return folder.resolve("secrets_service_private_key");
    }

    boolean made() {
        return Files.exists(encryptionKey())
                && Files.exists(publicKey())
                && Files.exists(privateKey());
    }

    /// What is there stays; a pair of which one half is missing is made anew.
    void make() {
        try {
            Files.createDirectories(folder);
            if (!Files.exists(encryptionKey())) {
                var bytes = new byte[ENCRYPTION_BYTES];
                new SecureRandom().nextBytes(bytes);
                write(encryptionKey(), bytes);
            }
            if (!Files.exists(privateKey()) || !Files.exists(publicKey())) {
                var pair = pair();
                write(privateKey(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
                Files.write(publicKey(), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem(String title, byte[] content) {
        var lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(title, lines)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// Never there half, and never readable by others, not even for a moment.
    private static void write(Path target, byte[] content) throws IOException {
        var part = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, OWNER_ONLY);
        Files.write(part, content);
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
