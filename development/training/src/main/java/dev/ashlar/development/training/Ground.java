package dev.ashlar.development.training;

import dev.ashlar.development.training.Surroundings.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;

/// Servers and keys for a program to run with, all of them gone afterwards.
public final class Ground implements AutoCloseable {
    private final Surroundings surroundings;
    private EmbeddedPostgres postgres;

    private Ground(Surroundings surroundings) throws IOException {
        this.surroundings = surroundings;
        postgres = postgres(surroundings.folder(), Surroundings.freePort());
    }

    public static Ground prepare()
            throws IOException, GeneralSecurityException, InterruptedException {
        var ground = new Ground(Surroundings.prepare());
        ground.migrate();
        return ground;
    }

    public Realm realm() {
        return surroundings.realm();
    }

    /// Everything that any of the programs wants to be told, with a port of its own.
    public Map<String, String> settings() throws IOException {
        return surroundings.settings(
                new Database("127.0.0.1", postgres.getPort(), "postgres", "postgres", "postgres"));
    }

    public void stopPostgres() throws IOException {
        postgres.close();
    }

    /// On the same port and with the same data.
    public void startPostgres() throws IOException {
        postgres = postgres(surroundings.folder(), postgres.getPort());
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
        surroundings.close();
    }

    private void migrate() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        var command = List.of(java, "-cp", classPath, "dev.ashlar.dataapi.DataApi", "migrate");
        if (Launch.of(command, settings(), "").waitFor() != 0) {
            throw new IllegalStateException("The database for the training was not migrated.");
        }
    }
}
