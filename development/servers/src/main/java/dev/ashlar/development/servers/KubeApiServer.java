package dev.ashlar.development.servers;

import java.nio.file.Path;
import java.util.List;

/// The API of a real cluster. It knows who asks, and does for nobody what his rights do not say.
final class KubeApiServer implements Recipe {
    private final Places places;
    private final ClusterFolder folder;
    private final int port;

    KubeApiServer(Places places, int port) {
        this.places = places;
        this.folder = ClusterFolder.of(places);
        this.port = port;
    }

    @Override
    public String name() {
        return RealCluster.API;
    }

    @Override
    public int port() {
        return port;
    }

    String url() {
        return "https://127.0.0.1:" + port;
    }

    @Override
    public void prepare() {
        // RealCluster has made the files that it reads.
    }

    @Override
    public List<String> command() {
        return ClusterProgram.of(places)
                .part(
                        name(),
                        List.of(
                                "--etcd-servers=" + Etcd.ADDRESS,
                                "--bind-address=127.0.0.1",
                                "--advertise-address=127.0.0.1",
                                "--secure-port=" + port,
                                "--cert-dir=" + folder.certificates().getFileName(),
                                "--token-auth-file=" + folder.tokens().getFileName(),
                                "--authorization-mode=RBAC",
                                "--service-account-issuer=https://kubernetes.default.svc",
                                "--service-account-key-file=" + folder.signingKey().getFileName(),
                                "--service-account-signing-key-file="
                                        + folder.signingKey().getFileName(),
                                // No node is there that could reach it under this machine's name.
                                "--service-cluster-ip-range=10.96.0.0/24",
                                "--endpoint-reconciler-type=none"));
    }

    @Override
    public Path workingFolder() {
        return folder.path();
    }

    @Override
    public boolean answers() {
        return Ask.gets(url() + "/readyz", folder.certificate());
    }
}
