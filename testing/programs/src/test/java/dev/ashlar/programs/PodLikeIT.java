package dev.ashlar.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestKubernetes;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.sealing.ServiceKey;
import dev.ashlar.testkit.spicedb.SpiceDbGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The programs as the chart's pods run them.
final class PodLikeIT {
    private static final PodLike POD = new PodLike(65_532);
    private static final PodLike OF_ANOTHER_GROUP = new PodLike(65_533);

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final TestSpiceDb SPICEDB = TestSpiceDb.store();

    @RegisterExtension
    @Order(3)
    static final SpiceDbGate GATE = new SpiceDbGate(SPICEDB);

    @RegisterExtension
    @Order(4)
    static final TestKubernetes KUBERNETES = new TestKubernetes();

    private final ServiceKey key = ServiceKey.fresh(2_048);

    @TempDir Path folder;
    private Path keys;

    @BeforeAll
    static void canBeTried() throws InterruptedException {
        assumeTrue(PodLike.isPossible(), "Only root can take away what a pod does not have.");
    }

    @BeforeEach
    void makeRoomForKeys() throws IOException {
        keys = Files.createDirectory(folder.resolve("keys"));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void theDataApiServes() throws Exception {
        try (var people = new People()) {
            var settings = people.settings(DATABASE.settings(), GATE);
            settings.put("SECRETS_SERVICE_PUBLIC_KEY_PATH", publicKey());

            try (var program = POD.start("data_api", settings, keys).awaitReady()) {
                assertThat(program.status("/health/live", "")).isEqualTo(200);
                assertThat(program.status("/metrics", "")).isEqualTo(200);
                assertThat(program.status("/api/data/user", people.token("ada"))).isEqualTo(200);
                assertThat(program.errors()).isEmpty();
            }
        }
    }

    @Test
    void theSecretsServiceTakesItsKeyAsKubernetesMountsIt() throws Exception {
        try (var people = new People();
                var program =
                        POD.start("secrets_storage_api", ofSecrets(people), keys).awaitReady()) {
            assertThat(program.status("/health/live", "")).isEqualTo(200);
            assertThat(program.status("/api/secrets/version", "")).isEqualTo(200);
            assertThat(program.errors()).isEmpty();
        }
    }

    @Test
    void withoutTheGroupOfTheVolumeItCannotReadIt() throws Exception {
        try (var people = new People();
                var program =
                        OF_ANOTHER_GROUP.start("secrets_storage_api", ofSecrets(people), keys)) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors())
                    .contains("SECRETS_SERVICE_PRIVATE_KEY_PATH")
                    .contains("cannot be read");
        }
    }

    @Test
    void tablesAreMigrated() throws Exception {
        try (var people = new People();
                var program =
                        POD.start(
                                "data_api",
                                people.settings(DATABASE.settings(), GATE),
                                keys,
                                "migrate")) {
            assertThat(program.exitCode()).as(program.errors()).isZero();
        }
    }

    private Map<String, String> ofSecrets(People people) throws IOException {
        var settings = people.settingsOfSecrets(DATABASE.settings(), KUBERNETES.url());
        settings.put(
                "SECRETS_SERVICE_PRIVATE_KEY_PATH",
                key.privateIn(folder.resolve("private")).toString());
        return settings;
    }

    private String publicKey() {
        return key.publicIn(folder.resolve("public")).toString();
    }
}
