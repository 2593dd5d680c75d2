package dev.ashlar.secretsstorageapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Settings;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.sealing.ServiceKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Beans are made when they are first asked for, so one that cannot be made would be found by a person.
final class StartIT {
    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.withTables();

    @Test
    void everyBeanOfOursCanBeMade(@TempDir Path folder) throws IOException {
        var settings = new Settings(environment(folder));
        var composition = Composition.read(settings);
        settings.check();

        try (var service = SecretsStorageApi.start(composition)) {
            var context = service.context();
            var ours =
                    context.getAllBeanDefinitions().stream()
                            .filter(bean -> bean.getBeanType().getName().startsWith("dev.ashlar."))
                            .filter(bean -> !bean.isAbstract())
                            .toList();

            assertThat(ours)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(bean -> assertThat(context.getBean(bean)).isNotNull());
        }
    }

    @Test
    void itDoesNotStartWithThePublicKeyOnly(@TempDir Path folder) throws IOException {
        var environment = environment(folder);
        var key = ServiceKey.fresh(2_048).publicIn(folder.resolve("public"));
        environment.put("SECRETS_SERVICE_PRIVATE_KEY_PATH", key.toString());

        assertThat(refusal(environment)).contains(key.toString(), "holds a public key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx-----x"})
    void itDoesNotStartWithAKeyThatOthersCanUse(String permissions, @TempDir Path folder)
            throws IOException {
        var environment = environment(folder);
        var key = Path.of(environment.get("SECRETS_SERVICE_PRIVATE_KEY_PATH"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));

        assertThat(refusal(environment)).contains(key.toString(), "chmod 600");
    }

    @Test
    void itDoesNotStartWithoutItsKey(@TempDir Path folder) throws IOException {
        var environment = environment(folder);
        environment.put("SECRETS_SERVICE_PRIVATE_KEY_PATH", folder.resolve("nothing").toString());

        assertThat(refusal(environment)).contains("SECRETS_SERVICE_PRIVATE_KEY_PATH points to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECRETS_SERVICE_PRIVATE_KEY_PATH",
                "PREVIOUS_SECRETS_SERVICE_PRIVATE_KEY_PATH"
            })
    void aKeyInAVariableIsRefusedAndNotShown(String variable, @TempDir Path folder)
            throws IOException {
        var environment = environment(folder);
        var pem = Files.readString(Path.of(environment.get("SECRETS_SERVICE_PRIVATE_KEY_PATH")));
        environment.put(variable, pem);

        assertThat(refusal(environment))
                .contains(variable + " holds a key")
                .doesNotContain(pem.substring(30, 60));
    }

    @Test
    void aPreviousKeyIsHeldAgainstTheSameRules(@TempDir Path folder) throws IOException {
        var environment = environment(folder);
        var key = ServiceKey.fresh(2_048).publicIn(folder.resolve("public"));
        environment.put("PREVIOUS_SECRETS_SERVICE_PRIVATE_KEY_PATH", key.toString());

        assertThat(refusal(environment)).contains(key.toString(), "holds a public key");
    }

    @Test
    void rotatingNeedsAPreviousKey(@TempDir Path folder) throws IOException {
        assertThat(refusal(environment(folder), "rotate"))
                .contains("PREVIOUS_SECRETS_SERVICE_PRIVATE_KEY_PATH is not set");
    }

    private static Map<String, String> environment(Path folder) throws IOException {
        var database = DATABASE.settings();
        var environment = new HashMap<String, String>();
        environment.put("PORT", Integer.toString(freePort()));
        environment.put("DB_HOST", database.host());
        environment.put("DB_PORT", Integer.toString(database.port()));
        environment.put("DB_USER", database.user());
        environment.put("DB_NAME", database.name());
        environment.put("DB_PASSWORD", database.password().value());
        environment.put("KEYCLOAK_URL", "http://127.0.0.1:1");
        environment.put("KEYCLOAK_TOKEN_SIGNATURE_ALGS", "RS256");
        var key = ServiceKey.fresh(2_048).privateIn(folder.resolve("key"));
        environment.put("SECRETS_SERVICE_PRIVATE_KEY_PATH", key.toString());
        return environment;
    }

    private static String refusal(Map<String, String> environment, String... arguments) {
        var said = new StringWriter();
        var writer = new PrintWriter(said, true);
        var code = SecretsStorageApi.program(environment).writingTo(writer, writer).run(arguments);
        assertThat(code).as(said.toString()).isNotZero();
        return said.toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
