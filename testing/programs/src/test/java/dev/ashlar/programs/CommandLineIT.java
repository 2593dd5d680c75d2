package dev.ashlar.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.development.training.Ground;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an operator reads when something is not as it must be.
final class CommandLineIT {
    private static Ground ground;

    @BeforeAll
    static void prepare() throws Exception {
        ground = Ground.prepare();
    }

    @AfterAll
    static void tidy() throws IOException {
        ground.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data_api", "secrets_storage_api", "background_jobs"})
    void everyProgramSaysItsVersion(String name) throws Exception {
        try (var program = PackagedProgram.start(name, Map.of("VERSION", "1.2.3"), "--version")) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.output().strip()).isEqualTo(name + " 1.2.3");
        }
    }

    @Test
    void aDataApiWithoutSettingsNamesAllOfThem() throws Exception {
        try (var program = PackagedProgram.start("data_api", Map.of())) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors().lines())
                    .containsExactly(
                            "KEYCLOAK_URL is not set: it must give the address of Keycloak.",
                            "ENCRYPTION_KEY_PATH points to /encryption-key, which cannot be read:"
                                    + " it must be the file with the key that protects what is"
                                    + " secret in the database.",
                            "SECRETS_SERVICE_PUBLIC_KEY_PATH points to"
                                    + " /secret_service_public_key, which cannot be read: it must"
                                    + " be the file with the public key of the secrets storage"
                                    + " API.",
                            "DB_PASSWORD is not set: it must give the password of the database"
                                    + " user.",
                            "KEYCLOAK_TOKEN_SIGNATURE_ALGS is not set: it must give the algorithms"
                                    + " that tokens may be signed with, RS256 for example.",
                            "AUTHZ_DB_HOST is not set: it must give the host of SpiceDB.",
                            "AUTHZ_DB_KEY is not set: it must give the preshared key of"
                                    + " SpiceDB.");
        }
    }

    @Test
    void aSecretsServiceWithoutSettingsNamesAllOfThem() throws Exception {
        try (var program = PackagedProgram.start("secrets_storage_api", Map.of())) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors().lines())
                    .containsExactly(
                            "KEYCLOAK_URL is not set: it must give the address of Keycloak.",
                            "SECRETS_SERVICE_PRIVATE_KEY_PATH points to"
                                    + " /secrets_service_private_key, which cannot be read: it"
                                    + " must be the file with the private key of this service.",
                            "DB_PASSWORD is not set: it must give the password of the database"
                                    + " user.",
                            "KEYCLOAK_TOKEN_SIGNATURE_ALGS is not set: it must give the algorithms"
                                    + " that tokens may be signed with, RS256 for example.");
        }
    }

    @Test
    void aPortThatIsTakenIsASentence() throws Exception {
        var settings = ground.settings();
        try (var _ = listeningOn(Integer.parseInt(settings.get("PORT")));
                var program = PackagedProgram.start("data_api", settings)) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.errors().strip())
                    .isEqualTo(
                            "PORT names a port on which another program listens already: choose"
                                    + " another one.");
        }
    }

    @Test
    void theSecretsServiceRefusesADatabaseWithoutTables() throws Exception {
        try (var program =
                PackagedProgram.start("secrets_storage_api", with("DB_NAME", "template1"))) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.errors())
                    .startsWith("The database is older than this program, it lacks ")
                    .hasLineCount(1);
        }
    }

    @Test
    void theJobsTellWhetherTheDatabaseFits() throws Exception {
        try (var fits = PackagedProgram.start("background_jobs", ground.settings(), "check");
                var empty =
                        PackagedProgram.start(
                                "background_jobs", with("DB_NAME", "template1"), "check")) {
            assertThat(fits.exitCode()).isZero();
            assertThat(empty.exitCode()).isEqualTo(1);
            assertThat(empty.errors()).startsWith("The database is older than this program");
        }
    }

    @Test
    void migratingTwiceChangesNothing() throws Exception {
        try (var program = PackagedProgram.start("data_api", ground.settings(), "migrate")) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.errors()).isEmpty();
        }
    }

    private static Map<String, String> with(String name, String value) throws IOException {
        var settings = new HashMap<>(ground.settings());
        settings.put(name, value);
        return settings;
    }

    private static ServerSocket listeningOn(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"));
    }
}
