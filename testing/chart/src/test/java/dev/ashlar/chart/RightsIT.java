package dev.ashlar.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsHelm
final class RightsIT {
    private static final String SECRETS = "ashlar-secrets-storage-api";
    private static final String[] MORE = {"--set", "sessions.namespaces={sessions,more}"};

    @Test
    void theSecretsServiceMakesAndPatchesSecretsInTheNamespacesOfSessions() {
        var rendered = Helm.rendered("minimal", MORE);

        assertThat(roles(rendered, SECRETS))
                .extracting(each -> each.getMetadata().getNamespace())
                .containsExactlyInAnyOrder("sessions", "more");
        assertThat(roles(rendered, SECRETS))
                .allSatisfy(role ->
                        assertThat(role.getRules())
                                .singleElement()
                                .satisfies(rule ->
                                        assertAllows(rule, "", "secrets", "create", "patch")));
        assertThat(rendered.environment(SECRETS))
                .containsEntry("KUBERNETES_NAMESPACE", "sessions,more");
    }

    /// The data API watches quotas, the jobs list both kinds; neither reads or writes anything else.
    @ParameterizedTest
    @CsvSource({
        "ashlar-data-api, get list watch create update delete, get create update delete",
        "ashlar-background-jobs, get list create update delete, get list create update delete"
    })
    void whoKeepsQuotasMayChangeThemInOneNamespaceAndTheirPriorityClasses(
            String program, String quotas, String classes) {
        var rendered = Helm.rendered("minimal", MORE);

        assertThat(roles(rendered, program))
                .singleElement()
                .satisfies(role -> {
                    assertThat(role.getMetadata().getNamespace()).isEqualTo("sessions");
                    assertThat(role.getRules())
                            .singleElement()
                            .satisfies(rule ->
                                    assertAllows(rule, "", "resourcequotas", quotas.split(" ")));
                });
        assertThat(rendered.one(ClusterRole.class, program + ".ashlar").getRules())
                .singleElement()
                .satisfies(rule ->
                        assertAllows(
                                rule, "scheduling.k8s.io", "priorityclasses", classes.split(" ")));
    }

    @Test
    void quotasAreKeptWhereItIsSaidOrInTheFirstNamespaceOfSessions() {
        assertThat(Helm.rendered("minimal", MORE).environment("ashlar-data-api"))
                .containsEntry("K8S_NAMESPACE", "sessions");
        assertThat(Helm.rendered("everything").environment("research-data-api"))
                .containsEntry("K8S_NAMESPACE", "more-sessions");
    }

    @Test
    void nobodyElseHasRights() {
        var rendered = Helm.rendered("minimal", MORE);

        assertThat(rendered.all(RoleBinding.class))
                .hasSize(4)
                .allSatisfy(binding -> {
                    var role = rendered.one(Role.class, binding.getRoleRef().getName());
                    assertThat(role.getKind()).isEqualTo(binding.getRoleRef().getKind());
                    assertOneProgram(binding.getRoleRef().getName(), binding.getSubjects());
                });
        assertThat(rendered.all(ClusterRoleBinding.class))
                .hasSize(2)
                .allSatisfy(binding -> {
                    var role = rendered.one(ClusterRole.class, binding.getRoleRef().getName());
                    assertThat(role.getKind()).isEqualTo(binding.getRoleRef().getKind());
                    assertOneProgram(binding.getRoleRef().getName(), binding.getSubjects());
                });
        assertThat(rendered.all(ClusterRole.class)).hasSize(2);
    }

    @Test
    void onlyWhoHasRightsIsGivenAToken() {
        var rendered = Helm.rendered("minimal");

        assertThat(rendered.all(ServiceAccount.class))
                .allSatisfy(each -> assertThat(each.getAutomountServiceAccountToken()).isFalse());
        assertThat(tokens(rendered.pods()))
                .containsOnly(
                        Map.entry("ashlar-data-api", true),
                        Map.entry("ashlar-migration", false),
                        Map.entry("ashlar-short", true),
                        Map.entry("ashlar-long", true),
                        Map.entry(SECRETS, true));
    }

    @Test
    void withAKubeconfigThereIsNeitherTokenNorRole() {
        var rendered = Helm.rendered("everything");

        assertThat(tokens(rendered.pods())).doesNotContainValue(true);
        assertThat(rendered.all(Role.class)).isEmpty();
        assertThat(rendered.all(ClusterRole.class)).isEmpty();
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

    private static List<Role> roles(Rendered rendered, String program) {
        return rendered.all(Role.class).stream()
                .filter(role -> role.getMetadata().getName().equals(program + ".ashlar"))
                .toList();
    }

    private static void assertAllows(
            PolicyRule rule, String group, String resource, String... verbs) {
        assertThat(rule.getApiGroups()).containsExactly(group);
        assertThat(rule.getResources()).containsExactly(resource);
        assertThat(rule.getVerbs()).containsExactlyInAnyOrder(verbs);
    }

    /// The one whose name the role has.
    private static void assertOneProgram(String role, List<Subject> subjects) {
        assertThat(subjects)
                .singleElement()
                .satisfies(subject -> {
                    assertThat(subject.getKind()).isEqualTo("ServiceAccount");
                    assertThat(subject.getName() + ".ashlar").isEqualTo(role);
                    assertThat(subject.getNamespace()).isEqualTo("ashlar");
                });
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
