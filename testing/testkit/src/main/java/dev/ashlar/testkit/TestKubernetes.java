package dev.ashlar.testkit;

import static java.util.Objects.requireNonNull;

import dev.ashlar.development.servers.Guard;
import dev.ashlar.development.servers.Kubernetes;
import dev.ashlar.development.servers.Places;
import dev.ashlar.development.servers.ProcessServer;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A Kubernetes API: the one of this run where there is one, else one of the class's own.
///
/// With `ASHLAR_TEST_CLUSTER` in the environment it is the cluster that `KUBECONFIG` names, and the variable's value is
/// the namespace in which tests may make and remove what they like. Tests arrange and look as `KUBECONFIG` says; what is
/// tested asks as the account of its program, whose kubeconfig is in the folder `ASHLAR_TEST_ACCOUNTS`. `make test-cluster`
/// sets all three.
///
/// ```java
/// @RegisterExtension static final TestKubernetes KUBERNETES = new TestKubernetes();
/// ```
public final class TestKubernetes implements BeforeAllCallback, AfterAllCallback {
    private static final @Nullable String CLUSTER = System.getenv("ASHLAR_TEST_CLUSTER");
    private static final @Nullable String ACCOUNTS = System.getenv("ASHLAR_TEST_ACCOUNTS");

    private String url = "";
    private @Nullable Guard guard;
    private @Nullable Path home;
    private @Nullable ProcessServer server;
    private @Nullable KubernetesClient client;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (CLUSTER == null) {
            url = TestServers.ofThisRun().kubernetes().orElseGet(this::started);
        }
        client = new KubernetesClientBuilder().withConfig(config()).build();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        requireNonNull(client).close();
        if (server == null) {
            return;
        }
        server.stop();
        server = null;
        requireNonNull(guard).close();
        try (var paths = Files.walk(requireNonNull(home))) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /// Its address; empty for a cluster that a kubeconfig names.
    public String url() {
        return url;
    }

    /// The kubeconfig of whoever may do everything; empty where there is none.
    public String kubeconfig() {
        return CLUSTER == null ? "" : requireNonNull(System.getenv("KUBECONFIG"));
    }

    /// The kubeconfig with which a program asks, `secrets_storage_api` for one; empty where there is none.
    public String kubeconfig(String program) {
        return CLUSTER == null || ACCOUNTS == null
                ? kubeconfig()
                : Path.of(ACCOUNTS, program + ".kubeconfig").toString();
    }

    /// The variables by which a program finds it.
    public Map<String, String> settings(String program) {
        return Map.of(
                "KUBERNETES_MASTER", url,
                "KUBECONFIG", kubeconfig(program),
                "KUBERNETES_NAMESPACE", namespace(),
                "K8S_NAMESPACE", namespace());
    }

    /// In which tests may write.
    public String namespace() {
        return CLUSTER == null ? "default" : CLUSTER;
    }

    /// As an administrator sees it.
    public Optional<Secret> secret(String name) {
        return Optional.ofNullable(
                client().secrets().inNamespace(namespace()).withName(name).get());
    }

    /// For whatever else a test does with the cluster.
    public KubernetesClient client() {
        return requireNonNull(client);
    }

    private Config config() {
        return CLUSTER == null
                ? new ConfigBuilder(Config.empty()).withMasterUrl(url).build()
                : Config.fromKubeconfig(new File(kubeconfig()));
    }

    private String started() {
        try (var socket = new ServerSocket(0)) {
            var port = socket.getLocalPort();
            socket.close();
            guard = new Guard();
            home = Files.createTempDirectory("ashlar-kubernetes");
            var places = Places.ofWorkspace(root()).withHome(home);
            server = new ProcessServer(new Kubernetes(places, port), places, guard);
            server.start();
            return "http://127.0.0.1:" + port;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("build/parent/pom.xml"))) {
            folder = requireNonNull(folder.getParent());
        }
        return folder;
    }
}
