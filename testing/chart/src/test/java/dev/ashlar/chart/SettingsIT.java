package dev.ashlar.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Settings;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The chart and the programs agree on what the programs are told.
@NeedsHelm
final class SettingsIT {
    /// Read by the launcher and not by the program.
    private static final Set<String> OF_THE_LAUNCHER = Set.of("JAVA_OPTS");

    static Stream<Arguments> programs() {
        return Stream.of(
                program("data-api", dev.ashlar.dataapi.Composition::read),
                program("secrets-storage-api", dev.ashlar.secretsstorageapi.Composition::read),
                program("short", dev.ashlar.backgroundjobs.Composition::read),
                program("long", dev.ashlar.backgroundjobs.Composition::read));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void whatMustBeSetIsSet(String name, Consumer<Settings> reader) {
        var given = Helm.rendered("minimal").environment("ashlar-" + name);

        assertThat(given.keySet())
                .containsAll(
                        described(reader).values().stream()
                                .filter(each -> each.fallback() == null)
                                .map(Settings.Described::name)
                                .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void everySettingCanBeSet(String name, Consumer<Settings> reader) {
        var given = Helm.rendered("everything").environment("research-" + name);

        assertThat(given.keySet()).containsAll(described(reader).keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void nothingIsSetThatTheProgramDoesNotRead(String name, Consumer<Settings> reader) {
        var given = Helm.rendered("everything").environment("research-" + name);

        assertThat(described(reader).keySet())
                .containsAll(
                        given.keySet().stream()
                                .filter(each -> !OF_THE_LAUNCHER.contains(each))
                                .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void theProgramTakesWhatItIsGiven(String name, Consumer<Settings> reader) {
        Stream.of("minimal", "everything")
                .forEach(values -> {
                    var release = values.equals("minimal") ? "ashlar-" : "research-";
                    var settings = new Settings(Helm.rendered(values).environment(release + name));

                    reader.accept(settings);

                    assertThat(Problems.of(settings))
                            .allMatch(each -> each.contains("cannot be read"));
                });
    }

    private static Arguments program(String name, Consumer<Settings> reader) {
        return Arguments.of(name, reader);
    }

    private static Map<String, Settings.Described> described(Consumer<Settings> reader) {
        var settings = new Settings(Map.of());
        reader.accept(settings);
        return settings.described().stream()
                .collect(Collectors.toMap(Settings.Described::name, each -> each));
    }
}
