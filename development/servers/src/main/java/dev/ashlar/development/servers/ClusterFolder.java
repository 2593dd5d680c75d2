package dev.ashlar.development.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// The files of one real cluster. Whoever reads them may do everything in it, so the folder is for its owner alone.
record ClusterFolder(Path path) {
    private static final int RSA_BITS = 2048;
    private static final int TOKEN_BYTES = 32;
    private static final int PEM_LINE = 64;
    private static final String ADMINISTRATORS = "system:masters";
    private static final FileAttribute<?> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    static ClusterFolder of(Places places) {
        return new ClusterFolder(places.data("cluster"));
    }

    /// With what tokens of service accounts are signed: kept, since they must outlive a restart.
    Path signingKey() {
        return path.resolve("signing-key.pem");
    }

    /// The tokens that are no service account's.
    Path tokens() {
        return path.resolve("tokens.csv");
    }

    /// Where the API server puts its certificate.
    Path certificates() {
        return path.resolve("certificates");
    }

    Path certificate() {
        return certificates().resolve("apiserver.crt");
    }

    Path administrator() {
        return path.resolve("administrator.kubeconfig");
    }

    /// The kubeconfig files of the services.
    Path accounts() {
        return path.resolve("accounts");
    }

    /// What the parts read. The API server's certificate is made anew at each start, so it does not grow old.
    void make() {
        try {
            Files.createDirectories(path.getParent());
            if (!Files.isDirectory(path)) {
                Files.createDirectory(path, OWNERS_FOLDER);
            }
            if (!Files.exists(signingKey())) {
                write(signingKey(), freshKey());
            }
            Folders.delete(certificates());
        } catch (IOException e) {
            throw new ServerFailure(
                    "The folder of the cluster could not be made: %s.".formatted(e), e);
        }
    }

    /// A token for whoever administers, good until the next start.
    String freshAdministrator() {
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        write(tokens(), "%s,administrator,administrator,%s\n".formatted(token, ADMINISTRATORS));
        return token;
    }

    /// Never there half, and never readable by others, not even for a moment.
    static void write(Path target, String content) {
        try {
            var part = target.resolveSibling(target.getFileName() + ".part");
            Files.deleteIfExists(part);
            Files.createFile(part, OWNERS_FILE);
            Files.writeString(part, content);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void makeForOwner(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder, OWNERS_FOLDER);
        }
    }

    private static String freshKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            var key = generator.generateKeyPair().getPrivate().getEncoded();
            var separator = "\n".getBytes(StandardCharsets.US_ASCII);
            return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                    .formatted(Base64.getMimeEncoder(PEM_LINE, separator).encodeToString(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
