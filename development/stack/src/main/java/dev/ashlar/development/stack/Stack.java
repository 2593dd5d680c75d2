package dev.ashlar.development.stack;

import dev.ashlar.development.servers.Guard;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.Postgres;
import dev.ashlar.development.servers.ProcessServer;
import dev.ashlar.development.servers.RealmRights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The servers and, on top of them, those services that are packaged.
final class Stack implements AutoCloseable {
    private final ServerSet servers;
    private final List<ProcessServer> services;
    private final List<String> missing = new ArrayList<>();
    private final Keys keys;
    private final Jobs jobs;
    private final int keycloakPort;

    Stack(Places places, Ports ports, Cluster cluster, Guard guard) {
        keycloakPort = ports.of(Ports.Part.KEYCLOAK);
        keys = Keys.in(places);
        servers = new ServerSet(places, ports, Postgres.Durability.DURABLE, cluster, guard);
        var settings = new ServiceSettings(ports, keys, cluster, places);
        List<Service> recipes =
                List.of(
                        service("data_api", Ports.Part.DATA_API, settings, places),
                        service("secrets_storage_api", Ports.Part.SECRETS, settings, places));
        services =
                recipes.stream()
                        .filter(this::noted)
                        .map(recipe -> new ProcessServer(recipe, places, guard))
                        .toList();
        jobs = new Jobs(places, settings.ofJobs());
        if (!jobs.packaged()) {
            missing.add(Jobs.PROGRAM);
        }
    }

    /// Ends what a killed run left, so that its ports are free.
    void endLeftovers() {
        services.forEach(ProcessServer::stop);
        servers.stop();
    }

    void start(Console console) {
        Together.run(List.of(() -> makeKeys(console), () -> servers.start(console)));
        services.forEach(s -> console.step("Starting " + s.name(), s::start));
        if (jobs.packaged()) {
            console.step("Letting the jobs see the realm", this::giveRights);
            jobs.start();
        }
    }

    /// Names of what could not be started because it is not packaged.
    List<String> missing() {
        return List.copyOf(missing);
    }

    /// One of the running parts that has ended by itself.
    Optional<ProcessServer> dead() {
        var all = new ArrayList<>(servers.all());
        all.addAll(services);
        return all.stream().filter(server -> !server.alive()).findFirst();
    }

    /// Services first: they still need the servers to end what they have begun.
    @Override
    public void close() {
        jobs.close();
        services.reversed().forEach(ProcessServer::stop);
        servers.stop();
    }

    private static Service service(
            String name, Ports.Part part, ServiceSettings settings, Places places) {
        return new Service(name, settings.ports().of(part), settings.of(name, part), places);
    }

    private boolean noted(Service service) {
        if (!service.packaged()) {
            missing.add(service.name());
        }
        return service.packaged();
    }

    private void giveRights() {
        try (var rights = new RealmRights("http://localhost:" + keycloakPort)) {
            rights.give();
        }
    }

    private void makeKeys(Console console) {
        if (!keys.made()) {
            console.step("Making the keys of the services", keys::make);
        }
    }
}
