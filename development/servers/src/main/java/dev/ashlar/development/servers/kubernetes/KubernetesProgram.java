package dev.ashlar.development.servers.kubernetes;

import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Serves a Kubernetes API on 127.0.0.1 over plain HTTP. Settings: KUBERNETES_PORT and KUBERNETES_JOURNAL.
public final class KubernetesProgram {
    private KubernetesProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        var environment = System.getenv();
        var port = Integer.parseInt(setting(environment, "KUBERNETES_PORT"));
        var journal = new Journal(Path.of(setting(environment, "KUBERNETES_JOURNAL")));
        var objects = new JournalledObjects(journal);
        journal.entries().forEach(objects::restore);
        var web = new MockWebServer();
        var server =
                new KubernetesMockServer(
                        new Context(Serialization.jsonMapper()),
                        web,
                        new HashMap<>(),
                        objects,
                        false);
        server.init(InetAddress.getLoopbackAddress(), port);
        System.out.println("Kubernetes API serves on port " + port);
        // The server keeps every request until somebody takes it; here nobody wants to look at
        // them.
        while (true) {
            web.takeRequest();
        }
    }

    private static String setting(Map<String, String> environment, String name) {
        return Objects.requireNonNull(environment.get(name), name + " is not set");
    }
}
