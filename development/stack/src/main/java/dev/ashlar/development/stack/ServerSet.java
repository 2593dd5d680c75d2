package dev.ashlar.development.stack;

import dev.ashlar.development.servers.Guard;
import dev.ashlar.development.servers.Keycloak;
import dev.ashlar.development.servers.Kubernetes;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.Postgres;
import dev.ashlar.development.servers.ProcessServer;
import dev.ashlar.development.servers.RealCluster;
import dev.ashlar.development.servers.RealmFile;
import dev.ashlar.development.servers.Recipe;
import dev.ashlar.development.servers.Redis;
import dev.ashlar.development.servers.SpiceDb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The servers of one stack.
final class ServerSet {
    /// The preshared key of the local SpiceDB, good for this machine only.
    static final String SPICEDB_KEY = "local";

    private final List<ProcessServer> servers;
    private final Optional<RealCluster> cluster;
    private final Places places;

    ServerSet(
            Places places, Ports ports, Postgres.Durability durability, Cluster kind, Guard guard) {
        this.places = places;
        var kubernetesPort = ports.of(Ports.Part.KUBERNETES);
        cluster =
                switch (kind) {
                    case SIMULATED -> Optional.empty();
                    case REAL ->
                            Optional.of(new RealCluster(places, kubernetesPort, durability, guard));
                };
        var recipes = new ArrayList<>(recipes(places, ports, durability));
        if (kind == Cluster.SIMULATED) {
            recipes.add(new Kubernetes(places, kubernetesPort));
        }
        servers = recipes.stream().map(recipe -> new ProcessServer(recipe, places, guard)).toList();
    }

    private static List<Recipe> recipes(
            Places places, Ports ports, Postgres.Durability durability) {
        var realm = new RealmFile(ports.of(Ports.Part.DATA_API), ports.of(Ports.Part.SECRETS));
        var spiceDbPort = ports.of(Ports.Part.SPICEDB);
        var spiceDb =
                switch (durability) {
                    case DURABLE -> new SpiceDb(places, spiceDbPort, SPICEDB_KEY);
                    case THROWAWAY -> SpiceDb.withStores(places, spiceDbPort, SPICEDB_KEY);
                };
        return List.of(
                new Keycloak(places, ports.of(Ports.Part.KEYCLOAK), realm),
                new Postgres(places, ports.of(Ports.Part.POSTGRES), durability),
                spiceDb,
                new Redis(places, ports.of(Ports.Part.REDIS)));
    }

    /// All at once: Keycloak needs longer than all others together.
    void start(Console console) {
        var work = new ArrayList<Runnable>();
        servers.forEach(s -> work.add(() -> console.step("Starting " + s.name(), s::start)));
        cluster.ifPresent(real -> work.add(() -> start(real, console)));
        Together.run(work);
    }

    void stop() {
        var work = new ArrayList<Runnable>();
        servers.forEach(server -> work.add(server::stop));
        cluster.ifPresent(real -> work.add(real::stop));
        Together.run(work);
    }

    List<ProcessServer> all() {
        var all = new ArrayList<>(servers);
        cluster.ifPresent(real -> all.addAll(real.all()));
        return all;
    }

    private void start(RealCluster real, Console console) {
        console.step("Starting the Kubernetes cluster", real::start);
        console.step(
                "Letting the services into the cluster",
                () -> {
                    try (var rights = Cluster.rights(places)) {
                        rights.give();
                    }
                });
    }
}
