package dev.ashlar.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsHelm
final class SecretsIT {
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|TOKEN)|AUTHZ_DB_KEY");
    private static final int OWNER_READS = 0400;

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "everything"})
    void theChartMakesNoSecret(String values) {
        assertThat(Helm.rendered(values).all(Secret.class)).isEmpty();
        assertThat(Helm.template(values).output()).doesNotContain("kind: Secret\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "everything"})
    void secretVariablesComeFromSecrets(String values) {
        var variables =
                Helm.rendered(values).pods().values().stream()
                        .flatMap(pod -> Rendered.only(pod).getEnv().stream())
                        .filter(each -> SECRET.matcher(each.getName()).matches())
                        .toList();

        assertThat(variables)
                .extracting(EnvVar::getName)
                .contains("DB_PASSWORD", "AUTHZ_DB_KEY", "KEYCLOAK_CLIENT_SECRET");
        assertThat(variables)
                .allSatisfy(each -> {
                    assertThat(each.getValue()).isNull();
                    assertThat(each.getValueFrom().getSecretKeyRef()).isNotNull();
                });
    }

    @Test
    void keysAreFilesThatNobodyButThePodReads() {
        assertThat(Helm.rendered("everything").pods())
                .allSatisfy((name, pod) -> {
                    assertThat(pod.getSpec().getSecurityContext().getFsGroup())
                            .isEqualTo(pod.getSpec().getSecurityContext().getRunAsGroup());
                    assertThat(secretVolumes(pod))
                            .allSatisfy(volume -> {
                                assertThat(volume.getSecret().getDefaultMode())
                                        .isEqualTo(OWNER_READS);
                                assertThat(volume.getSecret().getItems())
                                        .singleElement()
                                        .satisfies(item -> assertThat(item.getMode()).isNull());
                            });
                });
    }

    @Test
    void everyPathNamesAFileThatIsMounted() {
        assertThat(Helm.rendered("everything").pods())
                .allSatisfy((name, pod) -> {
                    var files = mounted(pod);
                    assertThat(Rendered.only(pod).getEnv())
                            .filteredOn(each ->
                                    each.getName().endsWith("_PATH")
                                            || each.getName().equals("KUBECONFIG"))
                            .extracting(EnvVar::getValue)
                            .containsExactlyInAnyOrderElementsOf(files);
                });
    }

    @Test
    void thePrivateKeyIsInTheSecretsServiceAndNowhereElse() {
        var rendered = Helm.rendered("everything");

        assertThat(rendered.pods())
                .allSatisfy((name, pod) -> {
                    var holds =
                            secretVolumes(pod).stream()
                                    .flatMap(volume -> volume.getSecret().getItems().stream())
                                    .anyMatch(item -> item.getKey().equals("private"));
                    assertThat(holds)
                            .as(name)
                            .isEqualTo(name.equals("research-secrets-storage-api"));
                });
    }

    @Test
    void jobsAndMigrationHaveNoKeys() {
        var rendered = Helm.rendered("everything");

        assertThat(secretVolumes(rendered.pod("research-migration"))).isEmpty();
        assertThat(List.of("research-short", "research-long"))
                .allSatisfy(name ->
                        assertThat(secretVolumes(rendered.pod(name)))
                                .extracting(Volume::getName)
                                .containsExactly("kubeconfig"));
    }

    @Test
    void theMigrationKnowsThePasswordOfTheDatabaseAndNoOther() {
        assertThat(Rendered.only(Helm.rendered("everything").pod("research-migration")).getEnv())
                .filteredOn(each -> each.getValueFrom() != null)
                .extracting(EnvVar::getName)
                .containsExactly("DB_PASSWORD");
    }

    private static List<Volume> secretVolumes(PodTemplateSpec pod) {
        return pod.getSpec().getVolumes().stream()
                .filter(volume -> volume.getSecret() != null)
                .toList();
    }

    private static List<String> mounted(PodTemplateSpec pod) {
        var mounts = Rendered.only(pod).getVolumeMounts();
        return secretVolumes(pod).stream()
                .flatMap(volume ->
                        mounts.stream()
                                .filter(mount -> mount.getName().equals(volume.getName()))
                                .map(mount ->
                                        "%s/%s"
                                                .formatted(
                                                        mount.getMountPath(),
                                                        volume.getSecret()
                                                                .getItems()
                                                                .getFirst()
                                                                .getPath())))
                .toList();
    }
}
