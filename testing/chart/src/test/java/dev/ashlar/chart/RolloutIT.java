package dev.ashlar.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Services that are there all the time, also while they are replaced.
@NeedsHelm
final class RolloutIT {
    /// After SIGTERM a service is gone at the latest after so many seconds.
    private static final int STOPS_WITHIN = 5;

    static Stream<Arguments> services() {
        return Stream.of("minimal", "everything")
                .map(Helm::rendered)
                .flatMap(rendered ->
                        rendered.all(Deployment.class).stream()
                                .map(each -> Arguments.of(Rendered.name(each), rendered, each)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void thereAreSeveralAndNoneGoesBeforeTheNextIsReady(
            String name, Rendered rendered, Deployment service) {
        var rolling = service.getSpec().getStrategy().getRollingUpdate();

        assertThat(service.getSpec().getReplicas()).isGreaterThanOrEqualTo(2);
        assertThat(service.getSpec().getStrategy().getType()).isEqualTo("RollingUpdate");
        assertThat(rolling.getMaxUnavailable().getIntVal()).isZero();
        assertThat(rolling.getMaxSurge().getIntVal()).isPositive();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void probesAskWhatTheServicesAnswer(String name, Rendered rendered, Deployment service) {
        var container = Rendered.only(service.getSpec().getTemplate());

        assertThat(path(container.getStartupProbe())).isEqualTo("/health/live");
        assertThat(path(container.getLivenessProbe())).isEqualTo("/health/live");
        assertThat(path(container.getReadinessProbe())).isEqualTo("/health/ready");
        assertThat(
                        Stream.of(
                                container.getStartupProbe(),
                                container.getLivenessProbe(),
                                container.getReadinessProbe()))
                .extracting(each -> each.getHttpGet().getPort().getStrVal())
                .containsOnly(container.getPorts().getFirst().getName());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void theServicesPortIsTheProgramsPort(String name, Rendered rendered, Deployment service) {
        var container = Rendered.only(service.getSpec().getTemplate());
        var port = container.getPorts().getFirst();

        assertThat(rendered.environment(name))
                .containsEntry("PORT", port.getContainerPort().toString());
        assertThat(rendered.one(Service.class, name).getSpec().getPorts())
                .singleElement()
                .satisfies(each ->
                        assertThat(each.getTargetPort().getStrVal()).isEqualTo(port.getName()));
        assertThat(rendered.one(NetworkPolicy.class, name).getSpec().getIngress())
                .flatExtracting(rule -> rule.getPorts())
                .extracting(each -> each.getPort().getIntVal())
                .containsOnly(port.getContainerPort());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void everySelectorFindsThePodsOfItsProgramOnly(
            String name, Rendered rendered, Deployment service) {
        var selector = service.getSpec().getSelector().getMatchLabels();

        assertThat(rendered.one(Service.class, name).getSpec().getSelector()).isEqualTo(selector);
        assertThat(
                        rendered.one(PodDisruptionBudget.class, name)
                                .getSpec()
                                .getSelector()
                                .getMatchLabels())
                .isEqualTo(selector);
        assertThat(rendered.pods())
                .allSatisfy((pod, template) ->
                        assertThat(
                                        template.getMetadata()
                                                .getLabels()
                                                .entrySet()
                                                .containsAll(selector.entrySet()))
                                .as(pod)
                                .isEqualTo(pod.equals(name)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void aPodIsGivenTheTimeThatItNeedsToStop(String name, Rendered rendered, Deployment service) {
        var spec = service.getSpec().getTemplate().getSpec();
        var drains =
                Rendered.only(service.getSpec().getTemplate())
                        .getLifecycle()
                        .getPreStop()
                        .getSleep()
                        .getSeconds();

        assertThat(drains).isPositive();
        assertThat(spec.getTerminationGracePeriodSeconds())
                .isGreaterThanOrEqualTo(drains + STOPS_WITHIN);
    }

    @Test
    void tablesAreMigratedBeforeAnythingElseChanges() {
        var rendered = Helm.rendered("minimal");
        var job = rendered.one(Job.class, "ashlar-migration");
        var policy = rendered.one(NetworkPolicy.class, "ashlar-migration");

        assertThat(Rendered.only(job.getSpec().getTemplate()).getArgs()).containsExactly("migrate");
        assertThat(Rendered.only(job.getSpec().getTemplate()).getImage())
                .isEqualTo(Rendered.only(rendered.pod("ashlar-data-api")).getImage());
        assertThat(job.getMetadata().getAnnotations())
                .containsEntry("helm.sh/hook", "pre-install,pre-upgrade")
                .containsEntry("helm.sh/hook-weight", "0");
        assertThat(policy.getMetadata().getAnnotations())
                .as("it is there before the job")
                .containsEntry("helm.sh/hook", "pre-install,pre-upgrade")
                .containsEntry("helm.sh/hook-weight", "-5");
    }

    @Test
    void fromOutsideOnlyTheDataApiIsReached() {
        var rendered = Helm.rendered("everything");

        assertThat(rendered.all(Ingress.class))
                .singleElement()
                .satisfies(ingress -> {
                    var rule = ingress.getSpec().getRules().getFirst();
                    assertThat(rule.getHost()).isEqualTo("data.example.org");
                    assertThat(rule.getHttp().getPaths())
                            .singleElement()
                            .satisfies(path -> {
                                assertThat(path.getPath()).isEqualTo("/api/data");
                                assertThat(path.getBackend().getService().getName())
                                        .isEqualTo("research-data-api");
                            });
                });
        assertThat(Helm.rendered("minimal").all(Ingress.class)).isEmpty();
    }

    @Test
    void prometheusIsToldOfBothServices() {
        var rendered = Helm.rendered("everything");

        assertThat(rendered.monitors())
                .extracting(each -> each.at("/metadata/name").asText())
                .containsExactlyInAnyOrder("research-data-api", "research-secrets-storage-api");
        assertThat(rendered.monitors())
                .allSatisfy(each -> {
                    var service = rendered.one(Service.class, each.at("/metadata/name").asText());
                    assertThat(each.at("/spec/endpoints/0/path").asText()).isEqualTo("/metrics");
                    assertThat(each.at("/spec/endpoints/0/port").asText())
                            .isEqualTo(service.getSpec().getPorts().getFirst().getName());
                    each.at("/spec/selector/matchLabels")
                            .properties()
                            .forEach(label ->
                                    assertThat(service.getMetadata().getLabels())
                                            .containsEntry(
                                                    label.getKey(), label.getValue().asText()));
                });
    }

    private static String path(Probe probe) {
        return probe.getHttpGet().getPath();
    }
}
