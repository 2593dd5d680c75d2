package dev.ashlar.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Settings;
import dev.ashlar.kernel.SettingsException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KubernetesSettingsTest {
    @Test
    void whatIsNotSetIsThePodsOwnClusterAndItsNamespaceOfSessions() {
        var settings = new Settings(Map.of());

        assertThat(KubernetesSettings.read(settings))
                .isEqualTo(new KubernetesSettings("", "", Set.of("default"), ""));
        settings.check();
    }

    @Test
    void severalNamespacesStandBetweenCommas() {
        var settings = new Settings(Map.of("KUBERNETES_NAMESPACE", "one, two,"));

        assertThat(KubernetesSettings.read(settings).namespaces())
                .containsExactlyInAnyOrder("one", "two");
        settings.check();
    }

    @Test
    void whoKeepsQuotasDoesSoInOneNamespaceAndWritesSecretsNowhere() {
        var settings = new Settings(Map.of("K8S_NAMESPACE", "one", "KUBERNETES_NAMESPACE", "two"));

        assertThat(KubernetesSettings.readForQuotas(settings))
                .isEqualTo(new KubernetesSettings("", "", Set.of(), "one"));
        settings.check();
    }

    @Test
    void everyMistakeIsNamed() {
        var settings =
                new Settings(
                        Map.of(
                                "KUBERNETES_MASTER", "cluster",
                                "KUBECONFIG", "/nowhere/config",
                                "KUBERNETES_NAMESPACE", "Sessions",
                                "K8S_NAMESPACE", "-quotas"));
        KubernetesSettings.read(settings);
        KubernetesSettings.readForQuotas(settings);

        assertThatThrownBy(settings::check)
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        wrong ->
                                assertThat(Set.copyOf(wrong.problems()))
                                        .hasSize(4)
                                        .allMatch(line ->
                                                line.startsWith("KUBE")
                                                        || line.startsWith("K8S_")));
    }
}
