package dev.ashlar.development.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyPair;
import java.util.Base64;

/// Keys in the text form that services read.
final class Pem {
    private static final int LINE = 64;
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private Pem() {}

    static String publicKey(Path folder, KeyPair keys) throws IOException {
        return write(folder.resolve("public.pem"), "PUBLIC KEY", keys.getPublic());
    }

    static String privateKey(Path file, KeyPair keys) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, OWNER_ONLY);
        }
        return write(file, "PRIVATE KEY", keys.getPrivate());
    }

    private static String write(Path file, String kind, Key key) throws IOException {
        var encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        var body = encoder.encodeToString(key.getEncoded());
        var text = "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, body);
        return Files.writeString(file, text).toString();
    }
}
