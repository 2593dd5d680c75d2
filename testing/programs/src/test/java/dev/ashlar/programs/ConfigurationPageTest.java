package dev.ashlar.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/configuration.md` says what the programs read, no more and no less. With `WRITE_DOCS=true` in the environment
/// the page is written instead of compared.
final class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../../docs/configuration.md");

    @Test
    void thePageIsWhatTheProgramsRead() throws IOException {
        var page = page();

        if ("true".equals(System.getenv("WRITE_DOCS"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).as("stale: make docs writes it anew").content().isEqualTo(page);
    }

    private static String page() {
        return """
        # Settings

        Written from what the programs read by `make docs`: do not edit it by hand.

        Every setting is an environment variable; an empty one counts as not set. A program whose settings are wrong or
        missing says so on standard error, one sentence for each, and exits with 2. `true`, `1`, `yes` and `on` are
        true; `false`, `0`, `no` and `off` are false.

        The launchers (`bin/<program>`) read two more: `JAVA_HOME`, where Java 25 is if it is not found by itself, and
        `JAVA_OPTS`, options for the JVM that win over those in `jvm.options` beside `bin`.

        Exit codes: 0 done, 1 failed, 2 wrong use or settings, 143 ended by SIGTERM after the requests that had begun
        were answered.
        """
                + section("data_api", dev.ashlar.dataapi.Composition::read)
                + section("secrets_storage_api", dev.ashlar.secretsstorageapi.Composition::read)
                + section("background_jobs", dev.ashlar.backgroundjobs.Composition::read);
    }

    private static String section(String program, Consumer<Settings> reader) {
        var settings = new Settings(Map.of());
        reader.accept(settings);
        var rows =
                settings.described().stream()
                        .map(ConfigurationPageTest::row)
                        .collect(Collectors.joining());
        return """

        ## %s

        | variable | when not set | what it gives |
        |---|---|---|
        %s\
        """
                .formatted(program, rows);
    }

    private static String row(Settings.Described setting) {
        var fallback = setting.fallback();
        var shown = fallback == null ? "must be set" : "`" + fallback + "`";
        return "| `%s` | %s | %s |\n".formatted(setting.name(), shown, setting.meaning());
    }
}
