package dev.ashlar.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.testkit.TestKubernetes;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsHelm
final class RenderingIT {
    @RegisterExtension static final TestKubernetes KUBERNETES = new TestKubernetes();

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "everything"})
    void helmHasNothingAgainstTheChart(String values) {
        var said = Helm.lint(values);

        assertThat(said.code()).as(said.output() + said.errors()).isZero();
        assertThat(said.output()).doesNotContain("[WARNING]", "[ERROR]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "everything"})
    void everyObjectIsWhatKubernetesTypesSay(String values) {
        assertThat(Helm.rendered(values).objects()).hasSizeGreaterThan(15);
    }

    @Test
    void aFieldThatATypeDoesNotHaveIsFound() {
        var yaml = Helm.template("minimal").output();

        assertThatThrownBy(() ->
                        Rendered.of(
                                yaml.replace("readOnlyRootFilesystem", "readOnlyRootFileSystem")))
                .hasMessageContaining("readOnlyRootFileSystem");
        assertThatThrownBy(() -> Rendered.of(yaml.replace("replicas: 2", "replicas: two")))
                .hasMessageContaining("two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "everything"})
    void noTwoObjectsAreTheSame(String values) {
        var names = new HashSet<String>();

        assertThat(Helm.rendered(values).objects())
                .allSatisfy(each ->
                        assertThat(
                                        names.add(
                                                "%s %s/%s"
                                                        .formatted(
                                                                each.getKind(),
                                                                each.getMetadata().getNamespace(),
                                                                each.getMetadata().getName())))
                                .as("%s %s", each.getKind(), each.getMetadata().getName())
                                .isTrue());
    }

    @Test
    void aKubernetesApiTakesEveryObject() {
        var run = "chart-" + UUID.randomUUID();
        var objects = Helm.rendered("everything", "--set", "fullnameOverride=" + run).objects();

        try {
            objects.forEach(each -> KUBERNETES.client().resource(each).create());

            assertThat(objects)
                    .allSatisfy(each ->
                            assertThat(KUBERNETES.client().resource(each).get()).isNotNull());
        } finally {
            objects.forEach(each -> KUBERNETES.client().resource(each).delete());
        }
    }

    @Test
    void aLongNameStillGivesNamesThatCanBe() {
        var name = "--set=fullnameOverride=r" + "-long".repeat(10);

        assertThat(Helm.rendered("minimal", name).objects())
                .allSatisfy(each ->
                        assertThat(each.getMetadata().getName())
                                .hasSizeLessThanOrEqualTo(longest(each.getKind())));
    }

    private static int longest(String kind) {
        return switch (kind) {
            case "CronJob" -> 52;
            case "Service" -> 63;
            default -> 253;
        };
    }
}
