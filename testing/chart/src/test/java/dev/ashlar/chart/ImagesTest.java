package dev.ashlar.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The chart's defaults and the images that `build/images` makes.
final class ImagesTest {
    private static final Path PROJECTS = Path.of("../../projects");

    @ParameterizedTest
    @CsvSource({
        "data_api,            dataApi",
        "secrets_storage_api, secretsStorageApi",
        "background_jobs,     backgroundJobs"
    })
    void anImageStartsAsTheChartsUser(String program, String value) throws IOException {
        var user = values().at("/pods/user").asText();
        var group = values().at("/pods/group").asText();

        assertThat(dockerfile(program))
                .contains(
                        "\nUSER %s:%s\nE".formatted(user, group),
                        "ENTRYPOINT [\"/app/bin/%s\"]".formatted(program));
        assertThat(values().at("/" + value + "/image/repository").asText())
                .isEqualTo("ashlar-" + program.replace('_', '-'));
    }

    @ParameterizedTest
    @CsvSource({"data_api, dataApi", "secrets_storage_api, secretsStorageApi"})
    void anImageServesOnTheChartsPort(String program, String value) throws IOException {
        var port = values().at("/" + value + "/port").asText();

        assertThat(dockerfile(program)).contains("ENV PORT=" + port, "EXPOSE " + port);
    }

    @Test
    void theDefaultsNameNoServerAndNoSecret() throws IOException {
        assertThat(values().findValuesAsText("host")).containsOnly("");
        values().path("keys").forEach(each -> assertThat(each.path("name").asText()).isEmpty());
    }

    private static JsonNode values() throws IOException {
        return new YAMLMapper().readTree(PROJECTS.resolve("chart/values.yaml").toFile());
    }

    private static String dockerfile(String program) throws IOException {
        return Files.readString(PROJECTS.resolve(program).resolve("Dockerfile"));
    }
}
