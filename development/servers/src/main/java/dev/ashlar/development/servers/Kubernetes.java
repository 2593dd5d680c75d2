package dev.ashlar.development.servers;

import dev.ashlar.development.servers.kubernetes.KubernetesProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A Kubernetes API that keeps objects in a journal. Nothing runs in this cluster, and nobody is refused.
public final class Kubernetes implements Recipe {
    private final Places places;
    private final int port;

    public Kubernetes(Places places, int port) {
        this.places = places;
        this.port = port;
    }

    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void prepare() {
        // Everything comes with the class path.
    }

    @Override
    public List<String> command() {
        return HelperJvm.command("96m", List.of(), KubernetesProgram.class);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "KUBERNETES_PORT", Integer.toString(port),
                "KUBERNETES_JOURNAL", workingFolder().resolve("journal.jsonl").toString());
    }

    @Override
    public Path workingFolder() {
        return places.data(name());
    }

    @Override
    public boolean answers() {
        return Ask.gets("http://127.0.0.1:" + port + "/version");
    }
}
