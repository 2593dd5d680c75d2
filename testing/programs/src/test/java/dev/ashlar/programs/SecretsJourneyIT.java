package dev.ashlar.programs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestKubernetes;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.sealing.IndependentFernet;
import dev.ashlar.testkit.sealing.Openssl;
import dev.ashlar.testkit.sealing.ServiceKey;
import dev.ashlar.testkit.spicedb.SpiceDbGate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A secret on its way through both packaged services, looked at with cryptography that is not ours.
final class SecretsJourneyIT {
    private static final int BITS = 4_096;
    private static final String VALUE = "v-4711 — ünicode";

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

    private final ServiceKey key = ServiceKey.fresh(BITS);
    private final String name = "journey-" + UUID.randomUUID();

    @TempDir Path folder;

    @Test
    void whatOneServiceStoredTheOtherDeliversAndOnlyItsOwnersKeyOpensIt() throws Exception {
        try (var people = new People();
                var dataApi = PackagedProgram.start("data_api", ofDataApi(people));
                var secrets = new Replicas("secrets_storage_api", List.of(ofSecrets(people)))) {
            var owner = new Person(dataApi.awaitReady().port(), people.token("owner"));
            var user = owner.get("/user").expect(200).field("id");
            var stored = Map.<String, Object>of("name", "a", "value", VALUE);
            var id = owner.post("/user/secrets", stored).expect(201).field("id");
            var userKey = owner.get("/user/secret_key").expect(200).field("secret_key");

            var answer =
                    secrets.post("/api/secrets/kubernetes", people.token("owner"), delivery(id));

            assertThat(answer).isEqualTo("201");
            var data = KUBERNETES.secret(name).orElseThrow().getData();
            assertThat(data).containsOnlyKeys("key");
            var token = new String(Base64.getDecoder().decode(data.get("key")), US_ASCII);
            assertThat(Openssl.decrypted(userKey, user, token)).isEqualTo(VALUE);
            assertThat(IndependentFernet.derived(userKey, user).decrypted(token)).isEqualTo(VALUE);
            assertThat(owner.get("/user/secret_events").expect(200).text())
                    .contains("delivered", "default/" + name);
        }
    }

    private String delivery(String id) {
        return """
        {"name": "%s", "namespace": "default", "secret_ids": ["%s"], "owner_references": [],
         "key_mapping": {"%s": "key"}}
        """
                .formatted(name, id, id);
    }

    private Map<String, String> ofDataApi(People people) throws IOException {
        var settings = people.settings(DATABASE.settings(), GATE);
        settings.put(
                "SECRETS_SERVICE_PUBLIC_KEY_PATH",
                key.publicIn(folder.resolve("public")).toString());
        return settings;
    }

    private Map<String, String> ofSecrets(People people) throws IOException {
        var settings = people.settingsOfSecrets(DATABASE.settings(), KUBERNETES.url());
        settings.put(
                "SECRETS_SERVICE_PRIVATE_KEY_PATH",
                key.privateIn(folder.resolve("private")).toString());
        return settings;
    }
}
