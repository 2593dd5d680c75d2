package dev.ashlar.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebSettingsTest {
    @Test
    void whatIsNotSetHasItsDefault() {
        var settings = read(Map.of("KEYCLOAK_URL", "http://keycloak:8080/auth/"));

        assertThat(settings)
                .isEqualTo(
                        new WebSettings(
                                8000,
                                "/api/data",
                                "0.0.1",
                                1_048_576,
                                false,
                                "http://keycloak:8080/auth/realms/Renku"));
    }

    @Test
    void theServerIsToldNothingOfOtherOriginsUnlessTheyMayCall() {
        var closed = read(Map.of("KEYCLOAK_URL", "http://k")).properties();
        var open =
                read(Map.of("KEYCLOAK_URL", "http://k", "CORS_ALLOW_ALL_ORIGINS", "true"))
                        .properties();

        assertThat(closed).doesNotContainKey("micronaut.server.cors.enabled");
        assertThat(open).containsEntry("micronaut.server.cors.enabled", true);
    }

    private static WebSettings read(Map<String, String> environment) {
        return WebSettings.read(new Settings(environment), "/api/data", 8000);
    }
}
