package dev.ashlar.web.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ashlar.web.WebSettings;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MergedDescriptionTest {
    private static final String COMPONENT =
            """
            openapi: 3.0.3
            info: {title: %s, version: v1}
            tags: [{name: common}]
            paths:
              /%s:
                get:
                  operationId: get%s
                  x-caller: %s
                  tags: [common]
                  responses:
                    "200":
                      description: One
                      content: {application/json: {schema: {$ref: "#/components/schemas/Name"}}}
            components:
              schemas:
                Name: {type: string, maxLength: %d}
                Same: {type: boolean}
            """;

    private final MergedDescription description =
            new MergedDescription(
                    new Descriptions(),
                    new WebSettings(0, "/api/data", "1", 1_024, false, "http://keycloak/realms/R"));

    @Test
    void whatIsTheSameInTwoComponentsStandsThereOnce() throws JsonProcessingException {
        var merged = merge(component("Birds", "none", 9), component("Trees", "user", 9));

        assertThat(merged.at("/components/schemas").propertyStream().map(it -> it.getKey()))
                .containsExactly("Name", "Same");
        assertThat(merged.get("tags")).hasSize(1);
    }

    @Test
    void whatIsMeantDifferentlyKeepsItsMeaning() throws JsonProcessingException {
        var merged = merge(component("Birds", "none", 9), component("Trees", "none", 5));

        assertThat(reference(merged, "birds")).isEqualTo("#/components/schemas/Name");
        assertThat(reference(merged, "trees")).isEqualTo("#/components/schemas/TreesName");
        assertThat(merged.at("/components/schemas/Name/maxLength").asInt()).isEqualTo(9);
        assertThat(merged.at("/components/schemas/TreesName/maxLength").asInt()).isEqualTo(5);
        assertThat(new OpenAPIV3Parser().readContents(merged.toString()).getMessages()).isEmpty();
    }

    @Test
    void whoMayCallIsSaidTheWayThatToolsUnderstand() throws JsonProcessingException {
        var merged =
                merge(
                        component("Birds", "none", 9),
                        component("Trees", "optional", 9),
                        component("Stones", "user", 9),
                        component("Clouds", "admin", 9));

        assertThat(security(merged, "birds")).isEqualTo("[{}]");
        assertThat(security(merged, "trees")).isEqualTo("[{},{\"oidc\":[\"openid\"]}]");
        assertThat(security(merged, "stones")).isEqualTo("[{\"oidc\":[\"openid\"]}]");
        assertThat(security(merged, "clouds")).isEqualTo("[{\"oidc\":[\"openid\"]}]");
        assertThat(merged.at("/components/securitySchemes/oidc/openIdConnectUrl").asText())
                .isEqualTo("http://keycloak/realms/R/.well-known/openid-configuration");
    }

    private ObjectNode merge(JsonNode... components) {
        return description.merge(List.of(components));
    }

    private static JsonNode component(String title, String caller, int longest)
            throws JsonProcessingException {
        return new YAMLMapper()
                .readTree(
                        COMPONENT.formatted(
                                title, title.toLowerCase(Locale.ROOT), title, caller, longest));
    }

    private static String reference(JsonNode merged, String path) {
        return merged.at(
                        "/paths/~1"
                                + path
                                + "/get/responses/200/content/application~1json/schema/$ref")
                .asText();
    }

    private static String security(JsonNode merged, String path) {
        return merged.at("/paths/~1" + path + "/get/security").toString();
    }
}
