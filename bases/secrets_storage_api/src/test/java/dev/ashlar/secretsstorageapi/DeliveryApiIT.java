package dev.ashlar.secretsstorageapi;

import static dev.ashlar.secretsstorageapi.RunningSecretsStorage.CURRENT;
import static dev.ashlar.secretsstorageapi.RunningSecretsStorage.PREVIOUS;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestKubernetes;
import dev.ashlar.testkit.sealing.Openssl;
import dev.ashlar.testkit.sealing.Sealing;
import dev.ashlar.testkit.sealing.Sealing.Sealed;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `POST /api/secrets/kubernetes`. What is stored was sealed by an implementation that is not ours.
class DeliveryApiIT {
    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final TestKubernetes KUBERNETES = new TestKubernetes();

    @RegisterExtension
    @Order(3)
    static final RunningSecretsStorage API =
            new RunningSecretsStorage(
                    DATABASE, () -> KUBERNETES.settings(RunningSecretsStorage.PROGRAM));

    private static final String PATH = "/api/secrets/kubernetes";
    private static final String ADA = RunningSecretsStorage.idOf("ada");
    private static final Sealing HERS = new Sealing(ADA);
    private static final String GRACE = RunningSecretsStorage.idOf("grace");
    private static final Sealing OF_GRACE = new Sealing(GRACE);
    private static final StoredSecrets STORED = new StoredSecrets(DATABASE);

    private final String name = "session-" + UUID.randomUUID();

    @Test
    void aSecretIsDeliveredAsItsOwnersKeyOpensIt() {
        var id = stored("a value — of hers");

        var answer = deliver("ada", body(name, id));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo('"' + name + '"');
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(delivered().values()).containsExactly("a value — of hers");
        assertThat(STORED.notes(id))
                .containsExactly(ADA + " delivered " + KUBERNETES.namespace() + "/" + name);
    }

    @Test
    void theSecretGoesWithItsOwner() {
        deliver("ada", body(name, stored("v")));

        var owners = KUBERNETES.secret(name).orElseThrow().getMetadata().getOwnerReferences();

        assertThat(owners).hasSize(1);
        assertThat(owners.getFirst().getUid()).isEqualTo("u-1");
        assertThat(owners.getFirst().getController()).isTrue();
    }

    @Test
    void theMappingSaysUnderWhichKeys() {
        var one = stored("1");
        var two = stored("2");

        var answer =
                deliver(
                        "ada",
                        body(name, one, two)
                                .mapped(
                                        "{\"%s\": \"first\", \"%s\": [\"second\", \"third.key_2\"]}"
                                                .formatted(one, two)));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(delivered()).isEqualTo(Map.of("first", "1", "second", "2", "third.key_2", "2"));
    }

    @Test
    void deliveringAgainChangesWhatIsThere() {
        var one = stored("1");
        var two = stored("2");
        deliver("ada", body(name, one).mapped("{\"%s\": \"key\"}".formatted(one)));

        var again = deliver("ada", body(name, two).mapped("{\"%s\": \"key\"}".formatted(two)));

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(delivered()).isEqualTo(Map.of("key", "2"));
    }

    @Test
    void aSecretThatIsStillOnThePreviousKeyIsDelivered() {
        var id = STORED.add(ADA, filename(), HERS.sealed("old", PREVIOUS));

        assertThat(deliver("ada", body(name, id)).statusCode()).isEqualTo(201);
        assertThat(delivered().values()).containsExactly("old");
    }

    @Test
    void whatTheCommandLineSealedIsDeliveredAndOpensThere(@TempDir Path folder) {
        var outerKey = HERS.outerKey();
        var inner = Openssl.encrypted(HERS.userKey(), ADA, "by openssl — ünicode");
        var id =
                STORED.add(
                        ADA,
                        filename(),
                        new Sealed(
                                Openssl.encrypted(outerKey, ADA, inner).getBytes(US_ASCII),
                                Openssl.wrapped(
                                        outerKey, CURRENT.publicIn(folder.resolve("public")))));

        assertThat(deliver("ada", body(name, id)).statusCode()).isEqualTo(201);

        var data = KUBERNETES.secret(name).orElseThrow().getData().values().iterator().next();
        var token = new String(Base64.getDecoder().decode(data), US_ASCII);
        assertThat(token).isEqualTo(inner);
        assertThat(Openssl.decrypted(HERS.userKey(), ADA, token)).isEqualTo("by openssl — ünicode");
    }

    @Test
    void whoIsNotLoggedInGetsNothing() {
        assertRefused(deliver(null, body(name, stored("v"))), 401, 1401);
    }

    @Test
    void secretsOfOthersAndSecretsThatAreNotThereReadTheSame() {
        var mine = stored("mine");
        var hers = STORED.add(GRACE, filename(), OF_GRACE.sealed("hers", CURRENT));
        var nobodys = "01JD2V4Q8Z6M5T3XW9K7C1N0PA";

        var foreign = deliver("ada", body(name, mine, hers));
        var missing = deliver("ada", body(name, mine, nobodys));

        assertRefused(foreign, 404, 1404);
        assertRefused(missing, 404, 1404);
        assertThat(foreign.body().replace(hers, "")).isEqualTo(missing.body().replace(nobodys, ""));
        assertThat(STORED.notes(mine)).isEmpty();
        assertThat(STORED.notes(hers)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"$1\": \"a\"}",
                "{\"$1\": \"a\", \"$2\": \"b\", \"01JD2V4Q8Z6M5T3XW9K7C1N0PA\": \"c\"}",
                "{\"$1\": \"a\", \"$2\": \"a\"}",
                "{\"$1\": \"a\", \"$2\": [\"b\", \"b\"]}",
                "{\"$1\": \"a\", \"$2\": \"b/c\"}",
                "{\"$1\": \"a\", \"$2\": \"..\"}",
                "{\"$1\": \"a\", \"$2\": \"\"}",
                "{\"$1\": \"a\", \"$2\": 1}",
                "[]"
            })
    void aMappingThatDoesNotFitIsRefused(String mapping) {
        var one = stored("1");
        var two = stored("2");

        var answer =
                deliver(
                        "ada",
                        body(name, one, two).mapped(mapping.replace("$1", one).replace("$2", two)));

        assertRefused(answer, 422, 1422);
    }

    @Test
    void aMappingIsRefusedInTheWordsThatClientsKnow() {
        var one = stored("1");
        var two = stored("2");
        var body = body(name, one, two);

        assertThat(deliver("ada", body.mapped("{}")).body())
                .contains("Key mapping must include all requested secret IDs");
        assertThat(
                        deliver(
                                        "ada",
                                        body.mapped(
                                                "{\"%s\": \"a\", \"%s\": \"a\"}"
                                                        .formatted(one, two)))
                                .body())
                .contains("Key mapping values are not unique");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \"n\", \"namespace\": \"default\", \"secret_ids\": [], \"owner_references\": []}",
                "{\"name\": \"n\", \"namespace\": \"default\", \"secret_ids\": [\"x\"], \"owner_references\": []}",
                "{\"name\": \"N/n\", \"namespace\": \"default\", \"secret_ids\": [\"$1\"], \"owner_references\": []}",
                "{\"name\": \"\", \"namespace\": \"default\", \"secret_ids\": [\"$1\"], \"owner_references\": []}",
                "{\"name\": \"a\\n\", \"namespace\": \"default\", \"secret_ids\": [\"$1\"], \"owner_references\": []}",
                "{\"name\": \"n\", \"namespace\": \"default\", \"secret_ids\": [\"$1\"], \"owner_references\": [{}]}",
                "{\"name\": \"n\", \"namespace\": \"default\", \"secret_ids\": [\"$1\"], \"owner_references\": [{\"uid\": 1}]}",
                "{\"name\": \"n\", \"namespace\": \"default\", \"secret_ids\": [\"$1\"], \"owner_references\": [], \"more\": 1}"
            })
    void aBodyThatDoesNotFitIsRefused(String body) {
        assertRefused(API.post(PATH, "ada", body.replace("$1", stored("v"))), 422, 1422);
    }

    @Test
    void aNameOfAnyLengthIsRefusedInTime() {
        var body = body("a".repeat(100_000) + "!", stored("v"));

        assertRefused(deliver("ada", body), 422, 1422);
    }

    @Test
    void aFilenameThatCanBeNoKeyNeedsAMapping() {
        var id = STORED.add(ADA, "a b " + UUID.randomUUID(), HERS.sealed("v", CURRENT));

        assertRefused(deliver("ada", body(name, id)), 422, 1422);
    }

    @Test
    void otherNamespacesAreRefused() {
        assertRefused(deliver("ada", body(name, stored("v")).to("kube-system")), 409, 1409);
    }

    @Test
    void aSecretThatNobodyDeliveredIsLeftAlone() {
        KUBERNETES
                .client()
                .resource(
                        new SecretBuilder()
                                .withNewMetadata()
                                .withNamespace(KUBERNETES.namespace())
                                .withName(name)
                                .endMetadata()
                                .addToData("colour", "Ymx1ZQ==")
                                .build())
                .create();

        var answer = deliver("ada", body(name, stored("v")));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(KUBERNETES.secret(name).orElseThrow().getData())
                .isEqualTo(Map.of("colour", "Ymx1ZQ=="));
    }

    @Test
    void aSecretThatWasDeliveredForSomebodyElseIsLeftAlone() {
        var hers = STORED.add(GRACE, "token", OF_GRACE.sealed("hers", CURRENT));
        deliver("grace", body(name, hers));
        var before = KUBERNETES.secret(name);

        assertThat(deliver("ada", body(name, stored("v"))).statusCode()).isEqualTo(409);
        assertThat(KUBERNETES.secret(name)).isEqualTo(before);
    }

    @Test
    void whatNoKeyOpensIsToldAndNothingIsHalfDone() {
        var good = stored("good");
        var sealed = HERS.sealed("v", CURRENT);
        var wrongKey =
                STORED.add(ADA, filename(), new Sealed(sealed.encryptedValue(), new byte[9]));
        var wrongValue =
                STORED.add(
                        ADA,
                        filename(),
                        new Sealed(
                                OF_GRACE.sealed("v", CURRENT).encryptedValue(),
                                sealed.encryptedKey()));

        assertRefused(deliver("ada", body(name, good, wrongKey)), 500, 1510);
        assertRefused(deliver("ada", body(name, good, wrongValue)), 500, 1510);
        assertThat(STORED.notes(good)).isEmpty();
    }

    private static DeliveryBody body(String name, String... ids) {
        return DeliveryBody.of(name, ids).to(KUBERNETES.namespace());
    }

    private static HttpResponse<String> deliver(@Nullable String person, DeliveryBody body) {
        return API.post(PATH, person, body.json());
    }

    private void assertRefused(HttpResponse<String> answer, int status, int code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":" + code);
        assertThat(KUBERNETES.secret(name)).isEmpty();
    }

    private static String stored(String value) {
        return STORED.add(ADA, filename(), HERS.sealed(value, CURRENT));
    }

    private static String filename() {
        return "file-" + UUID.randomUUID();
    }

    private Map<String, String> delivered() {
        return KUBERNETES.secret(name).orElseThrow().getData().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                entry ->
                                        HERS.opened(Base64.getDecoder().decode(entry.getValue()))));
    }
}
