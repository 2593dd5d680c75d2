package dev.ashlar.development.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/// Does what follows from the objects of a real cluster: what has lost its owner goes, namespaces are emptied before
/// they go and have an account, quotas count. Nothing that needs a node.
final class KubeControllers implements Recipe {
    private static final List<String> CONTROLLERS =
            List.of(
                    "garbage-collector-controller",
                    "namespace-controller",
                    "resourcequota-controller",
                    "serviceaccount-controller",
                    "clusterrole-aggregation-controller");
    private static final String CERTIFICATES = "controllers";

    private final Places places;
    private final ClusterFolder folder;
    private final int port = freePort();

    KubeControllers(Places places) {
        this.places = places;
        this.folder = ClusterFolder.of(places);
    }

    @Override
    public String name() {
        return "kube-controller-manager";
    }

    /// Only for asking whether it is there.
    @Override
    public int port() {
        return port;
    }

    @Override
    public void prepare() {
        Folders.delete(folder.path().resolve(CERTIFICATES));
    }

    @Override
    public List<String> command() {
        return ClusterProgram.of(places)
                .part(
                        name(),
                        List.of(
                                "--kubeconfig=" + folder.administrator().getFileName(),
                                "--controllers=" + String.join(",", CONTROLLERS),
                                "--leader-elect=false",
                                "--bind-address=127.0.0.1",
                                "--secure-port=" + port,
                                "--cert-dir=" + CERTIFICATES));
    }

    @Override
    public Path workingFolder() {
        return folder.path();
    }

    @Override
    public boolean answers() {
        return Ask.gets(
                "https://127.0.0.1:%d/healthz".formatted(port),
                folder.path().resolve(CERTIFICATES).resolve("kube-controller-manager.crt"));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
