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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3",
                "_snapshot",
                "1.2-",
                "v1.2.3-with-a-name-of-a-branch-that-is-longer-than-sixty-three-"
            })
    void aTagThatIsNoLabelIsMadeOne(String tag) {
        var rendered = Helm.rendered("minimal", "--set", "image.tag=" + tag);

        assertThat(rendered.objects())
                .extracting(each -> each.getMetadata().getLabels().get("app.kubernetes.io/version"))
                .allMatch(label -> label.matches("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?"));
        assertThat(Rendered.only(rendered.pod("ashlar-data-api")).getImage()).endsWith(":" + tag);
    }

    private static int longest(String kind) {
        return switch (kind) {
            case "CronJob" -> 52;
            case "Service" -> 63;
            default -> 253;
        };
    }
}
