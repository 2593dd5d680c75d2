package dev.ashlar.authn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ashlar.kernel.Settings;
import dev.ashlar.kernel.SettingsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthnSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:8180, http://localhost:8180/realms/Renku",
        "http://localhost:8180/, http://localhost:8180/realms/Renku",
        "https://example.org/auth, https://example.org/auth/realms/Renku",
        "https://example.org/auth//, https://example.org/auth/realms/Renku",
        "' https://example.org ', https://example.org/realms/Renku",
        "HTTPS://[::1]:8443/auth, HTTPS://[::1]:8443/auth/realms/Renku",
    })
    void theRealmStandsBehindTheAddressHoweverThatEnds(String url, String realm) {
        var settings = new Settings(environment(url, "RS256"));

        var read = AuthnSettings.read(settings);

        assertThat(read.realm()).hasToString(realm);
        assertThat(read.discovery()).hasToString(realm + "/.well-known/openid-configuration");
        assertThatCode(settings::check).doesNotThrowAnyException();
    }

    @Test
    void theRealmMayHaveAnyName() {
        var settings =
                new Settings(
                        Map.of(
                                "KEYCLOAK_URL", "http://localhost:8180",
                                "KEYCLOAK_TOKEN_SIGNATURE_ALGS", "RS256",
                                "KEYCLOAK_REALM", "my realm/2"));

        assertThat(AuthnSettings.read(settings).realm())
                .hasToString("http://localhost:8180/realms/my%20realm%2F2");
    }

    @Test
    void severalAlgorithmsMayBeAllowed() {
        var settings = new Settings(environment("http://localhost:8180", " RS256, es256,,PS512 ,"));

        var read = AuthnSettings.read(settings);

        assertThat(read.signatureAlgorithms()).containsExactlyInAnyOrder("RS256", "ES256", "PS512");
        assertThatCode(settings::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "HS256",
                "HS384",
                "HS512",
                "RS256,HS256",
                "EdDSA",
                "RS255",
                "RSA-OAEP",
                "RS256;ES256",
                ",",
                " "
            })
    void algorithmsThatLetTokensBeForgedAreRefused(String algorithms) {
        var problems = problems(environment("http://localhost:8180", algorithms));

        assertThat(problems)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("KEYCLOAK_TOKEN_SIGNATURE_ALGS names ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8180",
                "ftp://example.org",
                "http://",
                "http:///auth",
                "http://a b",
                "keycloak",
                "https://example.org/auth?x=1",
                "https://example.org/#a",
                "https://ada:hunter2@example.org",
                "/auth"
            })
    void anAddressThatIsNoneIsRefusedAndNotPrinted(String url) {
        var problems = problems(environment(url, "RS256"));

        assertThat(problems)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("KEYCLOAK_URL is no address")
                .doesNotContain("hunter2");
    }

    @Test
    void addressAndAlgorithmsMustBeSet() {
        assertThat(problems(Map.of()))
                .containsExactly(
                        "KEYCLOAK_URL is not set: it must give the address of Keycloak.",
                        "KEYCLOAK_TOKEN_SIGNATURE_ALGS is not set: it must give the algorithms that tokens may be"
                                + " signed with, RS256 for example.");
    }

    private static Map<String, String> environment(String url, String algorithms) {
        return Map.of("KEYCLOAK_URL", url, "KEYCLOAK_TOKEN_SIGNATURE_ALGS", algorithms);
    }

    private static List<String> problems(Map<String, String> environment) {
        var settings = new Settings(environment);
        AuthnSettings.read(settings);
        return catchThrowableOfType(SettingsException.class, settings::check).problems();
    }
}
