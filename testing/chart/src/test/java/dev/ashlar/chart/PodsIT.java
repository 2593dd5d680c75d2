package dev.ashlar.chart;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Kubernetes' standard `restricted`, and what the house adds to it, for each pod of the chart.
@NeedsHelm
final class PodsIT {
    static Stream<Arguments> pods() {
        return Stream.of("minimal", "everything")
                .flatMap(values ->
                        Helm.rendered(values).pods().entrySet().stream()
                                .map(pod ->
                                        Arguments.of(
                                                values + ": " + pod.getKey(), pod.getValue())));
    }

    @Test
    void allProgramsAreThere() {
        assertThat(Helm.rendered("minimal").pods())
                .containsOnlyKeys(
                        "ashlar-data-api",
                        "ashlar-secrets-storage-api",
                        "ashlar-short",
                        "ashlar-long",
                        "ashlar-migration");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pods")
    void nobodyIsRoot(String name, PodTemplateSpec pod) {
        var security = pod.getSpec().getSecurityContext();

        assertThat(security.getRunAsNonRoot()).isTrue();
        assertThat(security.getRunAsUser()).isPositive();
        assertThat(security.getRunAsGroup()).isPositive();
        assertThat(security.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pods")
    void noContainerCanGainAnything(String name, PodTemplateSpec pod) {
        assertThat(pod.getSpec().getInitContainers()).isEmpty();
        assertThat(pod.getSpec().getContainers())
                .singleElement()
                .satisfies(container -> {
                    var security = container.getSecurityContext();
                    assertThat(security.getRunAsNonRoot()).isTrue();
                    assertThat(security.getPrivileged()).isFalse();
                    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
                    assertThat(security.getReadOnlyRootFilesystem()).isTrue();
                    assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
                    assertThat(security.getCapabilities().getAdd()).isEmpty();
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pods")
    void nothingOfTheNodeIsShared(String name, PodTemplateSpec pod) {
        var spec = pod.getSpec();

        assertThat(spec.getHostNetwork()).isNull();
        assertThat(spec.getHostPID()).isNull();
        assertThat(spec.getHostIPC()).isNull();
        assertThat(spec.getVolumes())
                .allSatisfy(volume ->
                        assertThat(volume.getSecret() != null || volume.getEmptyDir() != null)
                                .isTrue());
        assertThat(spec.getEnableServiceLinks()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pods")
    void onlyTmpCanBeWritten(String name, PodTemplateSpec pod) {
        assertThat(Rendered.only(pod).getVolumeMounts())
                .allSatisfy(mount ->
                        assertThat(
                                        mount.getMountPath().equals("/tmp")
                                                || Boolean.TRUE.equals(mount.getReadOnly()))
                                .as(mount.getMountPath())
                                .isTrue());
        assertThat(pod.getSpec().getVolumes())
                .filteredOn(volume -> volume.getEmptyDir() != null)
                .singleElement()
                .satisfies(volume -> assertThat(volume.getEmptyDir().getSizeLimit()).isNotNull());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pods")
    void memoryIsBoundedAndAllIsAskedFor(String name, PodTemplateSpec pod) {
        var resources = Rendered.only(pod).getResources();

        assertThat(resources.getRequests()).containsKeys("cpu", "memory");
        assertThat(bytes(resources.getLimits(), "memory"))
                .isGreaterThanOrEqualTo(bytes(resources.getRequests(), "memory"));
    }

    @Test
    void theMemoryOfAServiceHoldsWhatItsJvmMayTake() {
        var rendered = Helm.rendered("minimal");

        assertThat(limit(rendered, "ashlar-data-api"))
                .isGreaterThanOrEqualTo(JvmBounds.of("data_api").megabytes() << 20);
        assertThat(limit(rendered, "ashlar-secrets-storage-api"))
                .isGreaterThanOrEqualTo(JvmBounds.of("secrets_storage_api").megabytes() << 20);
        assertThat(limit(rendered, "ashlar-short"))
                .isGreaterThanOrEqualTo(JvmBounds.of("background_jobs").megabytes() << 20);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pods")
    void imagesAreOfOneVersionThatIsSaid(String name, PodTemplateSpec pod) {
        assertThat(Rendered.only(pod).getImage())
                .matches("[a-z0-9./-]+(:1\\.2\\.[345])(@sha256:[0-9a-f]{64})?");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pods")
    void whatSelectsPodsIsNotOverruled(String name, PodTemplateSpec pod) {
        assertThat(pod.getMetadata().getLabels())
                .containsEntry("app.kubernetes.io/name", "ashlar")
                .containsEntry("app.kubernetes.io/instance", "ashlar")
                .containsKey("app.kubernetes.io/component");
    }

    private static long limit(Rendered rendered, String pod) {
        return bytes(Rendered.only(rendered.pod(pod)).getResources().getLimits(), "memory");
    }

    private static long bytes(Map<String, Quantity> quantities, String name) {
        return requireNonNull(quantities.get(name)).getNumericalAmount().longValue();
    }
}
