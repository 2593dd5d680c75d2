package dev.ashlar.development.servers;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Lets the services into a cluster as an install of `projects/chart` would: with the accounts that it makes and the
/// rights that it grants, and no others.
public final class ClusterRights implements AutoCloseable {
    private static final Map<String, String> OURS =
            Map.of("app.kubernetes.io/instance", Chart.RELEASE, "app.kubernetes.io/name", "ashlar");
    private static final String KEEPER = "ashlar-quotas-of";
    private static final Duration TOKENS = Duration.ofDays(365);
    private static final Duration REMOVAL = Duration.ofSeconds(60);

    private final Places places;
    private final Path folder;
    private final String release;
    private final String sessions;
    private final KubernetesClient client;

    /// @param administrator the kubeconfig of somebody who may grant rights
    /// @param folder where the kubeconfig files of the services are put
    /// @param release the namespace of the services
    /// @param sessions the namespace of sessions
    public ClusterRights(
            Places places, Path administrator, Path folder, String release, String sessions) {
        this.places = places;
        this.folder = folder;
        this.release = release;
        this.sessions = sessions;
        var config = Config.fromKubeconfig(new File(administrator.toString()));
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    /// The kubeconfig of a program, once it has been let in.
    public static Path kubeconfig(Path folder, String program) {
        return folder.resolve(program + ".kubeconfig");
    }

    /// What an earlier version of the chart granted here is taken away first.
    public void give() {
        try {
            Files.createDirectories(folder.getParent());
            ClusterFolder.makeForOwner(folder);
            var work = folder.resolveSibling("chart");
            var chart = Chart.rendered(places, work, release, sessions, client);
            makeNamespace(release);
            makeNamespace(sessions);
            takeAway();
            chart.rights().forEach(right -> client.resource(right).createOr(r -> r.update()));
            for (var runner : chart.runners()) {
                var file = kubeconfig(folder, runner.program());
                ClusterFolder.write(file, kubeconfig(runner).text());
            }
        } catch (KubernetesClientException | IOException e) {
            throw new ServerFailure(
                    "The services could not be let into the cluster: %s".formatted(e.getMessage()),
                    e);
        }
    }

    /// Everything that was given, and the namespaces with all that is in them. Returns when they have gone.
    public void remove() {
        takeAway();
        removePriorities();
        for (var namespace : List.of(release, sessions)) {
            client.namespaces().withName(namespace).delete();
        }
        for (var namespace : List.of(release, sessions)) {
            client.namespaces()
                    .withName(namespace)
                    .waitUntilCondition(Objects::isNull, REMOVAL.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private void makeNamespace(String name) {
        if (client.namespaces().withName(name).get() == null) {
            client.resource(
                            new NamespaceBuilder()
                                    .withNewMetadata()
                                    .withName(name)
                                    .endMetadata()
                                    .build())
                    .create();
        }
    }

    /// Another release may be in the same cluster: only what is granted to accounts of this one's namespace.
    private void takeAway() {
        for (var namespace : List.of(release, sessions)) {
            client.rbac().roleBindings().inNamespace(namespace).withLabels(OURS).delete();
            client.rbac().roles().inNamespace(namespace).withLabels(OURS).delete();
        }
        var bindings = client.rbac().clusterRoleBindings().withLabels(OURS).list().getItems();
        for (var binding : bindings) {
            if (binding.getSubjects().stream().allMatch(s -> release.equals(s.getNamespace()))) {
                client.resource(binding).delete();
                client.rbac()
                        .clusterRoles()
                        .withLabels(OURS)
                        .resources()
                        .filter(role ->
                                role.item()
                                        .getMetadata()
                                        .getName()
                                        .equals(binding.getRoleRef().getName()))
                        .forEach(role -> role.delete());
            }
        }
    }

    /// Priorities belong to the whole cluster, so they do not go with a namespace. Those of the quotas here are known by who
    /// keeps them.
    private void removePriorities() {
        client.resourceQuotas().inNamespace(sessions).withLabel(KEEPER).list().getItems().stream()
                .map(quota -> requireNonNull(quota.getMetadata().getLabels().get(KEEPER)))
                .distinct()
                .forEach(keeper ->
                        client.scheduling()
                                .v1()
                                .priorityClasses()
                                .withLabel(KEEPER, keeper)
                                .delete());
    }

    /// A program whose pods get no token is a stranger to the cluster.
    private Kubeconfig kubeconfig(Chart.Runner runner) throws IOException {
        return new Kubeconfig(
                client.getMasterUrl().toString(),
                certificates(client.getConfiguration()),
                runner.mounted() ? token(runner.account()) : "",
                release);
    }

    private String token(String account) {
        var wanted =
                new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(TOKENS.toSeconds())
                        .endSpec()
                        .build();
        return client.serviceAccounts()
                .inNamespace(release)
                .withName(account)
                .tokenRequest(wanted)
                .getStatus()
                .getToken();
    }

    private static String certificates(Config config) throws IOException {
        if (config.getCaCertData() != null) {
            return config.getCaCertData();
        }
        return config.getCaCertFile() == null
                ? ""
                : Base64.getEncoder()
                        .encodeToString(Files.readAllBytes(Path.of(config.getCaCertFile())));
    }
}
