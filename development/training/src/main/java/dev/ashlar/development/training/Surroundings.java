package dev.ashlar.development.training;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// What a program needs besides a database: a realm that gives tokens, keys, and a SpiceDB that is away, since a program
/// must start without one anyway.
public final class Surroundings implements AutoCloseable {
    private final Path folder;
    private final Realm realm;

    /// A database and who owns its tables.
    public record Database(String host, int port, String name, String user, String password) {}

    private Surroundings(Path folder, Realm realm) {
        this.folder = folder;
        this.realm = realm;
    }

    public static Surroundings prepare() throws IOException, GeneralSecurityException {
        return new Surroundings(Files.createTempDirectory("training"), new Realm());
    }

    public Realm realm() {
        return realm;
    }

    /// Everything that any of the programs wants to be told, with a port of its own.
    public Map<String, String> settings(Database database) throws IOException {
        var settings = new HashMap<String, String>();
        settings.put("PORT", Integer.toString(freePort()));
        settings.put("DB_HOST", database.host());
        settings.put("DB_PORT", Integer.toString(database.port()));
        settings.put("DB_USER", database.user());
        settings.put("DB_NAME", database.name());
        settings.put("DB_PASSWORD", database.password());
        settings.put("KEYCLOAK_URL", realm.url());
        settings.put("KEYCLOAK_REALM", Realm.NAME);
        settings.put("KEYCLOAK_TOKEN_SIGNATURE_ALGS", "RS256");
        settings.put("KEYCLOAK_CLIENT_ID", "training");
        settings.put("KEYCLOAK_CLIENT_SECRET", "training");
        settings.put("KUBERNETES_MASTER", "http://127.0.0.1:" + freePort());
        settings.put("AUTHZ_DB_HOST", "127.0.0.1");
        settings.put("AUTHZ_DB_GRPC_PORT", Integer.toString(freePort()));
        settings.put("AUTHZ_DB_KEY", "training");
        settings.put("AUTHZ_DB_NO_TLS_CONNECTION", "true");
        settings.put("ENCRYPTION_KEY_PATH", encryptionKey());
        settings.put("SECRETS_SERVICE_PUBLIC_KEY_PATH", Pem.publicKey(folder, realm.keys()));
        settings.put(
                "SECRETS_SERVICE_PRIVATE_KEY_PATH",
                Pem.privateKey(folder.resolve("private.pem"), realm.keys()));
        return settings;
    }

    /// A private key that takes the place of the one in the settings.
    ///
    /// @return its file
    public String nextPrivateKey() throws IOException, GeneralSecurityException {
        return Pem.privateKey(folder.resolve("next.pem"), Realm.freshKeys());
    }

    /// For what must be gone afterwards.
    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        realm.close();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private String encryptionKey() throws IOException {
        return Files.writeString(folder.resolve("encryption-key"), "0123456789abcdef".repeat(2))
                .toString();
    }
}
