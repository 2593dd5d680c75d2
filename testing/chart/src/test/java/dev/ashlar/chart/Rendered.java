package dev.ashlar.chart;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What Helm made of the chart.
///
/// @param monitors the objects of the Prometheus operator, which are no types of Kubernetes
record Rendered(List<HasMetadata> objects, List<JsonNode> monitors) {
    private static final String MONITOR = "ServiceMonitor";
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    static Rendered of(String yaml) {
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            var all = values.readAll().stream().filter(JsonNode::isObject).toList();
            return new Rendered(
                    all.stream().filter(each -> !isMonitor(each)).map(StrictTypes::read).toList(),
                    all.stream().filter(Rendered::isMonitor).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isMonitor(JsonNode object) {
        return MONITOR.equals(object.path("kind").asText());
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T one(Class<T> type, String name) {
        return all(type).stream()
                .filter(each -> name.equals(each.getMetadata().getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + type + " " + name));
    }

    /// The pods of the release by what makes them.
    Map<String, PodTemplateSpec> pods() {
        Map<String, PodTemplateSpec> pods = new LinkedHashMap<>();
        all(Deployment.class).forEach(each -> pods.put(name(each), each.getSpec().getTemplate()));
        all(CronJob.class)
                .forEach(each ->
                        pods.put(
                                name(each),
                                each.getSpec().getJobTemplate().getSpec().getTemplate()));
        all(Job.class).forEach(each -> pods.put(name(each), each.getSpec().getTemplate()));
        return pods;
    }

    PodTemplateSpec pod(String name) {
        return Optional.ofNullable(pods().get(name))
                .orElseThrow(() -> new AssertionError("There is no pod of " + name));
    }

    /// The variables of the one container; what comes from a Secret is shown as `name/key`.
    Map<String, String> environment(String pod) {
        return only(pod(pod)).getEnv().stream()
                .collect(
                        Collectors.toMap(
                                EnvVar::getName,
                                Rendered::shown,
                                (a, b) -> a + b,
                                LinkedHashMap::new));
    }

    static Container only(PodTemplateSpec pod) {
        return pod.getSpec().getContainers().getFirst();
    }

    static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }

    Optional<Service> serviceOf(Deployment deployment) {
        return all(Service.class).stream()
                .filter(each ->
                        deployment
                                .getSpec()
                                .getTemplate()
                                .getMetadata()
                                .getLabels()
                                .entrySet()
                                .containsAll(each.getSpec().getSelector().entrySet()))
                .findFirst();
    }

    private static String shown(EnvVar variable) {
        var from = variable.getValueFrom();
        return from == null
                ? variable.getValue()
                : from.getSecretKeyRef().getName() + "/" + from.getSecretKeyRef().getKey();
    }
}
