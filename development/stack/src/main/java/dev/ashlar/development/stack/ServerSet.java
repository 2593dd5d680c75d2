package dev.ashlar.development.stack;

import dev.ashlar.development.servers.Guard;
import dev.ashlar.development.servers.Keycloak;
import dev.ashlar.development.servers.Kubernetes;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.Postgres;
import dev.ashlar.development.servers.ProcessServer;
import dev.ashlar.development.servers.RealmFile;
import dev.ashlar.development.servers.Recipe;
import dev.ashlar.development.servers.Redis;
import dev.ashlar.development.servers.SpiceDb;
import java.util.List;

/// The servers of one stack.
final class ServerSet {
    /// The preshared key of the local SpiceDB, good for this machine only.
    static final String SPICEDB_KEY = "local";

    private final List<ProcessServer> servers;

    ServerSet(Places places, Ports ports, Postgres.Durability durability, Guard guard) {
        var realm = new RealmFile(ports.of(Ports.Part.DATA_API), ports.of(Ports.Part.SECRETS));
        var spiceDbPort = ports.of(Ports.Part.SPICEDB);
        var spiceDb =
                switch (durability) {
                    case DURABLE -> new SpiceDb(places, spiceDbPort, SPICEDB_KEY);
                    case THROWAWAY -> SpiceDb.withStores(places, spiceDbPort, SPICEDB_KEY);
                };
        List<Recipe> recipes =
                List.of(
                        new Keycloak(places, ports.of(Ports.Part.KEYCLOAK), realm),
                        new Postgres(places, ports.of(Ports.Part.POSTGRES), durability),
                        spiceDb,
                        new Kubernetes(places, ports.of(Ports.Part.KUBERNETES)),
                        new Redis(places, ports.of(Ports.Part.REDIS)));
        servers = recipes.stream().map(recipe -> new ProcessServer(recipe, places, guard)).toList();
    }

    /// All at once: Keycloak needs longer than all others together.
    void start(Console console) {
        Together.run(
                servers.stream()
                        .<Runnable>map(s -> () -> console.step("Starting " + s.name(), s::start))
                        .toList());
    }

    void stop() {
        Together.run(servers.stream().<Runnable>map(server -> server::stop).toList());
    }

    List<ProcessServer> all() {
        return servers;
    }
}
