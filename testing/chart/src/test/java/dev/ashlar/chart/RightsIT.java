package dev.ashlar.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@NeedsHelm
final class RightsIT {
    private static final String SECRETS = "ashlar-secrets-storage-api";
    private static final String[] MORE = {"--set", "sessions.namespaces={sessions,more}"};

    @Test
    void theSecretsServiceMakesAndPatchesSecretsInTheNamespacesOfSessions() {
        var rendered = Helm.rendered("minimal", MORE);

        assertThat(rendered.all(Role.class))
                .extracting(each -> each.getMetadata().getNamespace())
                .containsExactlyInAnyOrder("sessions", "more");
        assertThat(rendered.all(Role.class))
                .allSatisfy(role ->
                        assertThat(role.getRules())
                                .singleElement()
                                .satisfies(rule -> {
                                    assertThat(rule.getApiGroups()).containsExactly("");
                                    assertThat(rule.getResources()).containsExactly("secrets");
                                    assertThat(rule.getVerbs())
                                            .containsExactlyInAnyOrder("create", "patch");
                                }));
        assertThat(rendered.environment(SECRETS))
                .containsEntry("KUBERNETES_NAMESPACE", "sessions,more");
    }

    @Test
    void nobodyElseHasRights() {
        var rendered = Helm.rendered("minimal", MORE);

        assertThat(rendered.all(RoleBinding.class))
                .hasSize(2)
                .allSatisfy(binding -> {
                    assertThat(binding.getSubjects())
                            .singleElement()
                            .satisfies(subject -> {
                                assertThat(subject.getKind()).isEqualTo("ServiceAccount");
                                assertThat(subject.getName()).isEqualTo(SECRETS);
                                assertThat(subject.getNamespace()).isEqualTo("ashlar");
                            });
                    var role = rendered.one(Role.class, binding.getRoleRef().getName());
                    assertThat(role.getKind()).isEqualTo(binding.getRoleRef().getKind());
                });
        assertThat(rendered.objects())
                .extracting(HasMetadata::getKind)
                .doesNotContain("ClusterRole", "ClusterRoleBinding");
    }

    @Test
    void onlyTheSecretsServiceIsGivenAToken() {
        var rendered = Helm.rendered("minimal");

        assertThat(rendered.all(ServiceAccount.class))
                .allSatisfy(each -> assertThat(each.getAutomountServiceAccountToken()).isFalse());
        assertThat(tokens(rendered.pods()))
                .containsOnly(
                        Map.entry("ashlar-data-api", false),
                        Map.entry("ashlar-migration", false),
                        Map.entry("ashlar-short", false),
                        Map.entry("ashlar-long", false),
                        Map.entry(SECRETS, true));
    }

    @Test
    void withAKubeconfigThereIsNeitherTokenNorRole() {
        var rendered = Helm.rendered("everything");

        assertThat(tokens(rendered.pods())).doesNotContainValue(true);
        assertThat(rendered.all(Role.class)).isEmpty();
    }

    @Test
    void everyServiceAccountThatIsNamedIsThere() {
        var rendered = Helm.rendered("everything");
        var there = rendered.all(ServiceAccount.class).stream().map(Rendered::name).toList();

        assertThat(rendered.pods())
                .allSatisfy((name, pod) -> {
                    var account = pod.getSpec().getServiceAccountName();
                    assertThat(account == null || there.contains(account)).as(name).isTrue();
                });
        assertThat(rendered.pod("research-migration").getSpec().getServiceAccountName()).isNull();
    }

    private static Map<String, Boolean> tokens(Map<String, PodTemplateSpec> pods) {
        return pods.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                each ->
                                        each.getValue()
                                                .getSpec()
                                                .getAutomountServiceAccountToken()));
    }
}
