package dev.ashlar.development.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/// The control plane of a real cluster: etcd, the API server and the controllers, each a process of its own. No node is
/// in it, so no pod runs.
public final class RealCluster {
    /// The name of the part that answers.
    public static final String API = "kube-apiserver";

    private static final String NAMESPACE = "default";

    private final ClusterFolder folder;
    private final KubeApiServer api;
    private final ProcessServer etcd;
    private final ProcessServer apiServer;
    private final ProcessServer controllers;

    public RealCluster(Places places, int port, Postgres.Durability durability, Guard guard) {
        folder = ClusterFolder.of(places);
        api = new KubeApiServer(places, port);
        etcd = new ProcessServer(new Etcd(places, durability), places, guard);
        apiServer = new ProcessServer(api, places, guard);
        controllers = new ProcessServer(new KubeControllers(places), places, guard);
    }

    /// @throws ServerFailure where `make cluster` has not been run
    public static void require(Places places) {
        if (!ClusterProgram.of(places).built()) {
            throw new ServerFailure("The Kubernetes cluster is not built yet: make cluster.");
        }
    }

    /// One after the other: each needs the one before.
    public void start() {
        folder.make();
        etcd.start();
        var token = folder.freshAdministrator();
        apiServer.start();
        ClusterFolder.write(
                folder.administrator(),
                new Kubeconfig(api.url(), certificates(), token, NAMESPACE).text());
        controllers.start();
    }

    /// Those who ask first: none waits for what has gone.
    public void stop() {
        all().reversed().forEach(ProcessServer::stop);
    }

    public List<ProcessServer> all() {
        return List.of(etcd, apiServer, controllers);
    }

    /// The kubeconfig of whoever may do everything.
    public static Path administrator(Places places) {
        return ClusterFolder.of(places).administrator();
    }

    /// Where the kubeconfig files of the services are put.
    public static Path accounts(Places places) {
        return ClusterFolder.of(places).accounts();
    }

    private String certificates() {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(folder.certificate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
