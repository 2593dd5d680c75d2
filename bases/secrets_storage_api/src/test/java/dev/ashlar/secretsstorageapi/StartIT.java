package dev.ashlar.secretsstorageapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Settings;
import dev.ashlar.testkit.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

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
        var key = Files.writeString(folder.resolve("key"), "a key");
        environment.put("SECRETS_SERVICE_PRIVATE_KEY_PATH", key.toString());
        return environment;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
