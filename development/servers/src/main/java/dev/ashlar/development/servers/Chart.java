package dev.ashlar.development.servers;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What Helm makes of `projects/chart`.
record Chart(List<HasMetadata> objects) {
    static final String RELEASE = "ashlar";

    private static final String COMPONENT = "app.kubernetes.io/component";
    private static final String VALUES = "/kubernetes/values.yaml";

    /// A program, and the account as which its pods ask Kubernetes.
    ///
    /// @param mounted whether its pods are given the token of the account
    record Runner(String program, String account, boolean mounted) {}

    /// @param work a folder for what Helm writes; emptied before
    /// @param namespace the release's
    /// @param sessions the namespace of sessions
    static Chart rendered(
            Places places, Path work, String namespace, String sessions, KubernetesClient reader) {
        try (var values = requireNonNull(Chart.class.getResourceAsStream(VALUES))) {
            Folders.delete(work);
            var given = Files.createDirectories(work).resolve("values.yaml");
            Files.copy(values, given);
            var written = work.resolve("rendered");
            var command =
                    List.of(
                            ClusterProgram.of(places).helm().toString(),
                            "template",
                            RELEASE,
                            places.root().resolve("projects/chart").toString(),
                            "--namespace=" + namespace,
                            "--values=" + given,
                            "--set=sessions.namespaces={%s}".formatted(sessions),
                            "--output-dir=" + written);
            new Command(places.log("helm"))
                    .run(command, Map.of(), work, "The chart could not be rendered.");
            return read(written, reader);
        } catch (IOException e) {
            throw new ServerFailure("The chart could not be rendered: %s.".formatted(e), e);
        }
    }

    /// Accounts first, then what is granted to them.
    List<HasMetadata> rights() {
        return Stream.of(
                        ServiceAccount.class,
                        Role.class,
                        ClusterRole.class,
                        RoleBinding.class,
                        ClusterRoleBinding.class)
                .<HasMetadata>flatMap(type -> all(type).stream())
                .toList();
    }

    List<Runner> runners() {
        var services = all(Deployment.class).stream().map(each -> each.getSpec().getTemplate());
        var jobs =
                all(CronJob.class).stream()
                        .map(each -> each.getSpec().getJobTemplate().getSpec().getTemplate());
        return Stream.concat(services, jobs).map(Chart::runner).distinct().toList();
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Runner runner(PodTemplateSpec pod) {
        return new Runner(
                requireNonNull(pod.getMetadata().getLabels().get(COMPONENT)).replace('-', '_'),
                pod.getSpec().getServiceAccountName(),
                Boolean.TRUE.equals(pod.getSpec().getAutomountServiceAccountToken()));
    }

    private static Chart read(Path folder, KubernetesClient reader) throws IOException {
        var objects = new ArrayList<HasMetadata>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (var content = Files.newInputStream(file)) {
                    objects.addAll(reader.load(content).items());
                }
            }
        }
        return new Chart(List.copyOf(objects));
    }
}
