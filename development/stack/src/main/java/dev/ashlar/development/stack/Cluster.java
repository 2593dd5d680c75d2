package dev.ashlar.development.stack;

import dev.ashlar.development.servers.ClusterRights;
import dev.ashlar.development.servers.PidFile;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.RealCluster;
import dev.ashlar.development.servers.ServerFailure;
import java.nio.file.Path;
import java.util.Map;

/// Which Kubernetes a stack has.
enum Cluster {
    /// An API in one small process, which refuses nobody and needs nothing to be built.
    SIMULATED,

    /// The control plane that `make cluster` builds.
    REAL;

    static final String VARIABLE = "CLUSTER";

    private static final String RELEASE = "ashlar";

    /// Where the services write unless KUBERNETES_NAMESPACE says otherwise.
    private static final String SESSIONS = "default";

    /// @throws ServerFailure for any other word, and where the real one is not built
    static Cluster read(Map<String, String> environment, Places places) {
        var text = environment.getOrDefault(VARIABLE, "");
        return switch (text) {
            case "" -> SIMULATED;
            case "real" -> {
                RealCluster.require(places);
                yield REAL;
            }
            default ->
                    throw new ServerFailure(
                            "%s is \"%s\": it must be real, or left out."
                                    .formatted(VARIABLE, text));
        };
    }

    /// That of the running stack.
    static Cluster running(Places places) {
        var api = new PidFile(places.pidFile(RealCluster.API));
        return api.process().isPresent() ? REAL : SIMULATED;
    }

    /// Those of the services in the real cluster of a stack.
    static ClusterRights rights(Places places) {
        return new ClusterRights(
                places,
                RealCluster.administrator(places),
                RealCluster.accounts(places),
                RELEASE,
                SESSIONS);
    }

    /// The variables by which a program finds it.
    Map<String, String> settings(Places places, Ports ports, String program) {
        return switch (this) {
            case SIMULATED ->
                    Map.of(
                            "KUBERNETES_MASTER",
                            "http://localhost:" + ports.of(Ports.Part.KUBERNETES));
            case REAL ->
                    Map.of(
                            "KUBERNETES_MASTER",
                            "",
                            "KUBECONFIG",
                            kubeconfig(places, program).toString());
        };
    }

    /// What a developer is told about it.
    String summary(Places places, Ports ports) {
        var port = ports.of(Ports.Part.KUBERNETES);
        return switch (this) {
            case SIMULATED -> "http://localhost:" + port;
            case REAL ->
                    "https://127.0.0.1:%d   KUBECONFIG=%s"
                            .formatted(
                                    port,
                                    places.root().relativize(RealCluster.administrator(places)));
        };
    }

    private static Path kubeconfig(Places places, String program) {
        return ClusterRights.kubeconfig(RealCluster.accounts(places), program);
    }
}
