package dev.ashlar.development.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where a real cluster keeps its objects. It listens on a socket in the cluster's folder, and on no port.
final class Etcd implements Recipe {
    /// As the API server, which works in the same folder, calls it.
    static final String ADDRESS = "unix://etcd.sock";

    private static final String READY = "etcd is ready";

    private final Places places;
    private final ClusterFolder folder;
    private final Postgres.Durability durability;

    Etcd(Places places, Postgres.Durability durability) {
        this.places = places;
        this.folder = ClusterFolder.of(places);
        this.durability = durability;
    }

    @Override
    public String name() {
        return "etcd";
    }

    /// None.
    @Override
    public int port() {
        return 0;
    }

    @Override
    public void prepare() {
        folder.make();
    }

    @Override
    public List<String> command() {
        return ClusterProgram.of(places)
                .part(
                        name(),
                        List.of(
                                "--data-dir=etcd",
                                "--durable=" + (durability == Postgres.Durability.DURABLE)));
    }

    @Override
    public Path workingFolder() {
        return folder.path();
    }

    /// It says so in its log, which is a new one at each start: a path in front of the socket may be too long to ask there.
    @Override
    public boolean answers() {
        try {
            return Files.readString(places.log(name())).contains(READY);
        } catch (IOException _) {
            return false;
        }
    }
}
