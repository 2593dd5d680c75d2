package dev.ashlar.development.training;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Servers and keys for a program to run with, all of them gone afterwards. There is no SpiceDB: a program must start
/// without one anyway.
public final class Ground implements AutoCloseable {
    private final Path folder;
    private final Realm realm;
    private EmbeddedPostgres postgres;

    private Ground(Path folder, Realm realm) throws IOException {
        this.folder = folder;
        this.realm = realm;
        postgres = postgres(folder, freePort());
    }

    public static Ground prepare()
            throws IOException, GeneralSecurityException, InterruptedException {
        var ground = new Ground(Files.createTempDirectory("training"), new Realm());
        ground.migrate();
        return ground;
    }

    public Realm realm() {
        return realm;
    }

    /// Everything that any of the programs wants to be told, with a port of its own.
    public Map<String, String> settings() throws IOException {
        var settings = new HashMap<String, String>();
        settings.put("PORT", Integer.toString(freePort()));
        settings.put("DB_HOST", "127.0.0.1");
        settings.put("DB_PORT", Integer.toString(postgres.getPort()));
        settings.put("DB_USER", "postgres");
        settings.put("DB_NAME", "postgres");
        settings.put("DB_PASSWORD", "postgres");
        settings.put("KEYCLOAK_URL", realm.url());
        settings.put("KEYCLOAK_REALM", Realm.NAME);
        settings.put("KEYCLOAK_TOKEN_SIGNATURE_ALGS", "RS256");
        settings.put("KEYCLOAK_CLIENT_ID", "training");
        settings.put("KEYCLOAK_CLIENT_SECRET", "training");
        settings.put("AUTHZ_DB_HOST", "127.0.0.1");
        settings.put("AUTHZ_DB_GRPC_PORT", Integer.toString(freePort()));
        settings.put("AUTHZ_DB_KEY", "training");
        settings.put("AUTHZ_DB_NO_TLS_CONNECTION", "true");
        settings.put("ENCRYPTION_KEY_PATH", encryptionKey());
        settings.put("SECRETS_SERVICE_PUBLIC_KEY_PATH", Pem.publicKey(folder, realm.keys()));
        settings.put("SECRETS_SERVICE_PRIVATE_KEY_PATH", Pem.privateKey(folder, realm.keys()));
        return settings;
    }

    public void stopPostgres() throws IOException {
        postgres.close();
    }

    /// On the same port and with the same data.
    public void startPostgres() throws IOException {
        postgres = postgres(folder, postgres.getPort());
    }

    private static EmbeddedPostgres postgres(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("postgres").toFile())
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        realm.close();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private void migrate() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        var command = List.of(java, "-cp", classPath, "dev.ashlar.dataapi.DataApi", "migrate");
        if (Launch.of(command, settings(), "").waitFor() != 0) {
            throw new IllegalStateException("The database for the training was not migrated.");
        }
    }

    private String encryptionKey() throws IOException {
        return Files.writeString(folder.resolve("encryption-key"), "0123456789abcdef".repeat(2))
                .toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
