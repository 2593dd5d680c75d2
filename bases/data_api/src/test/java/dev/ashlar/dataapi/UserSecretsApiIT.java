package dev.ashlar.dataapi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.sealing.IndependentFernet;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The routes of people's secrets, by HTTP.
class UserSecretsApiIT {
    private static final String SECRETS = "/user/secrets";
    private static final String NOBODYS = SECRETS + "/01JMHV1Q3N8Y5V6W7X8Y9Z0A1B";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE);

    private final Client ada = API.as("ada");
    private final Client grace = API.as("grace");

    @BeforeEach
    void nobodyHasSecrets() {
        CleanSlate.wipe(API, DATABASE);
    }

    @Test
    void aSecretIsStoredAndItsValueIsNeverShown() {
        var stored =
                ada.post(
                        SECRETS,
                        """
                        {"name": "Bucket", "default_filename": "bucket", "value": "v-4711", "kind": "storage"}
                        """);

        assertThat(stored.status()).isEqualTo(201);
        assertThat(stored.object().keySet())
                .isEqualTo(
                        new HashSet<>(
                                List.of(
                                        "id",
                                        "name",
                                        "default_filename",
                                        "modification_date",
                                        "kind",
                                        "session_secret_slot_ids",
                                        "data_connector_ids")));
        assertThat(stored.text("kind")).isEqualTo("storage");
        assertThat(stored.text("session_secret_slot_ids")).isEqualTo("[]");
        assertThat(stored.text("data_connector_ids")).isEqualTo("[]");
        var read = ada.get(SECRETS + "/" + stored.text("id"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.object()).isEqualTo(stored.object());
        assertThat(read.text() + stored.text()).doesNotContain("v-4711");
    }

    @Test
    void whoHasThePrivateKeyAndTheUsersKeyReadsWhatIsStored() throws GeneralSecurityException {
        var user = ada.get("/user").text("id");
        var stored = ada.post(SECRETS, Body.of("name", "a").with("value", "first").json());
        var path = SECRETS + "/" + stored.expect(201).text("id");
        var userKey = ada.get("/user/secret_key").text("secret_key");

        assertThat(opened(userKey, user)).isEqualTo("first");
        ada.patch(path, Body.of("value", "second, ünicode").json()).expect(200);
        assertThat(opened(userKey, user)).isEqualTo("second, ünicode");
    }

    /// As a session and the secrets storage API do it, with cryptography that is not ours.
    private static String opened(String userKey, String user) throws GeneralSecurityException {
        var keys = new ArrayList<byte[]>();
        var values = new ArrayList<String>();
        DATABASE.sql()
                .all(
                        "SELECT encrypted_value, encrypted_key FROM secrets.sealed",
                        row ->
                                keys.add(row.bytes("encrypted_key"))
                                        && values.add(
                                                new String(
                                                        row.bytes("encrypted_value"), US_ASCII)));
        var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                API.secretKeys().pair().getPrivate(),
                new OAEPParameterSpec(
                        "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        var outerKey = new String(cipher.doFinal(keys.getFirst()), US_ASCII);
        var delivered = IndependentFernet.derived(outerKey, user).decrypted(values.getFirst());
        return IndependentFernet.derived(userKey, user).decrypted(delivered);
    }

    @Test
    void theFirstRequestOfAPersonMayBeASecret() {
        var stored = API.as("alan").post(SECRETS, secret("first", "first"));

        assertThat(stored.status()).isEqualTo(201);
    }

    @Test
    void whoHasNoTokenHasNoSecrets() {
        var visitor = API.visitor();

        for (var answer :
                List.of(
                        visitor.get(SECRETS),
                        visitor.post(SECRETS, secret("a", "a")),
                        visitor.get(NOBODYS),
                        visitor.patch(NOBODYS, "{}"),
                        visitor.delete(NOBODYS),
                        visitor.get("/user/secret_key"),
                        visitor.get("/user/secret_events"))) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.refusal()).startsWith("1401 ");
        }
    }

    @Test
    void theSecretsOfOthersDoNotExist() {
        var hers = SECRETS + "/" + ada.post(SECRETS, secret("a", "a")).text("id");
        var admin = API.as("admin");

        for (var other : List.of(grace, admin)) {
            assertThat(other.get(hers).status()).isEqualTo(404);
            assertThat(other.patch(hers, secret("b")).status()).isEqualTo(404);
            assertThat(other.patch(hers, "{\"value\": \"stolen\"}").status()).isEqualTo(404);
            assertThat(other.delete(hers).status()).isEqualTo(204);
            assertThat(other.get(SECRETS).text()).isEqualTo("[]");
        }
        assertThat(ada.get(hers).text("name")).isEqualTo("a");
        assertThat(grace.get(hers).refusal().replace(hers.substring(14), "X"))
                .isEqualTo(grace.get(NOBODYS).refusal().replace(NOBODYS.substring(14), "X"));
    }

    @Test
    void listsHaveOneKindAndBeginWithTheNewest() {
        for (int n = 0; n < 3; n++) {
            ada.post(SECRETS, secret("general", "g" + n)).expect(201);
        }
        ada.post(SECRETS, "{\"name\": \"s\", \"value\": \"v\", \"kind\": \"storage\"}").expect(201);

        assertThat(filenames(ada.get(SECRETS))).containsExactly("g2", "g1", "g0");
        assertThat(filenames(ada.get(SECRETS + "?kind=general"))).hasSize(3);
        assertThat(ada.get(SECRETS + "?kind=storage").list()).hasSize(1);
        var page = ada.get(SECRETS + "?page=2&per_page=2");
        assertThat(filenames(page)).containsExactly("g0");
        assertThat(page.paging()).isEqualTo("2 2 3 2");
        assertThat(ada.get(SECRETS + "?page=9&per_page=2").text()).isEqualTo("[]");
        assertThat(ada.get(SECRETS).paging()).isEqualTo("1 1000 3 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind=other", "kind=GENERAL", "page=0", "per_page=101", "more=1"})
    void listsRefuseWhatTheyDoNotKnow(String query) {
        assertThat(ada.get(SECRETS + "?" + query).refusal()).startsWith("1422 ");
    }

    @Test
    void aFilenameIsMadeFromTheNameAndFits() {
        var derived = ada.post(SECRETS, "{\"name\": \"Größe & Co\", \"value\": \"v\"}");
        var longest = ada.post(SECRETS, secret("n".repeat(99)));
        var again = ada.post(SECRETS, secret("n".repeat(99)));
        var nothing = ada.post(SECRETS, secret("日本"));

        assertThat(derived.text("default_filename")).matches("groe-co-[0-9a-z]{8}");
        assertThat(longest.text("default_filename")).hasSizeLessThanOrEqualTo(99);
        assertThat(again.text("default_filename")).isNotEqualTo(longest.text("default_filename"));
        assertThat(nothing.text("default_filename")).matches("secret-[0-9a-z]{8}");
        assertThat(ada.get(SECRETS).list()).hasSize(4);
    }

    @Test
    void aFilenameIsUsedOnceByEachPerson() {
        var first = ada.post(SECRETS, secret("a", "same")).expect(201);
        var second = ada.post(SECRETS, secret("b", "other")).expect(201);

        assertThat(ada.post(SECRETS, secret("c", "same")).refusal()).startsWith("1422 ");
        assertThat(grace.post(SECRETS, secret("c", "same")).status()).isEqualTo(201);
        var clash =
                ada.patch(
                        SECRETS + "/" + second.text("id"),
                        Body.of("default_filename", "same").json());
        assertThat(clash.status()).isEqualTo(409);
        assertThat(clash.refusal()).startsWith("1409 ");
        var own =
                ada.patch(
                        SECRETS + "/" + first.text("id"),
                        Body.of("default_filename", "same").with("name", "new").json());
        assertThat(own.status()).isEqualTo(200);
    }

    @Test
    void manyWhoWantOneFilenameGetItOnce() throws Exception {
        var statuses = AtOnce.run(8, _ -> ada.post(SECRETS, secret("a", "wanted")).status());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 422);
        assertThat(ada.get(SECRETS).list()).hasSize(1);
    }

    @Test
    void aChangeKeepsWhatItDoesNotName() {
        var stored = ada.post(SECRETS, secret("a", "a"));
        var path = SECRETS + "/" + stored.text("id");

        for (var empty : List.of("{}", "{\"name\": null, \"value\": null}", "{\"name\": \"a\"}")) {
            var unchanged = ada.patch(path, empty);
            assertThat(unchanged.status()).isEqualTo(200);
            assertThat(unchanged.object()).isEqualTo(stored.object());
        }
        var renamed = ada.patch(path, Body.of("name", "b").json());
        assertThat(renamed.text("name")).isEqualTo("b");
        assertThat(renamed.text("default_filename")).isEqualTo("a");
        var moved = ada.patch(path, Body.of("default_filename", "c").json());
        assertThat(moved.text("name")).isEqualTo("b");
        assertThat(moved.text("default_filename")).isEqualTo("c");
        var resealed = ada.patch(path, Body.of("value", "new").json());
        assertThat(resealed.text("modification_date"))
                .isGreaterThan(stored.text("modification_date"));
    }

    @Test
    void whatIsRemovedIsGone() {
        var path = SECRETS + "/" + ada.post(SECRETS, secret("a", "a")).text("id");

        assertThat(ada.delete(path).status()).isEqualTo(204);

        assertThat(ada.delete(path).status()).isEqualTo(204);
        assertThat(ada.get(path).refusal()).startsWith("1404 ");
        assertThat(ada.patch(path, "{}").status()).isEqualTo(404);
        assertThat(ada.patch(path, Body.of("value", "v").json()).status()).isEqualTo(404);
        assertThat(ada.delete(NOBODYS).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"name\": \"a\"}",
                "{\"value\": \"v\"}",
                "{\"name\": \"a\", \"value\": null}",
                "{\"name\": \"a\", \"value\": 1}",
                "{\"name\": \"a\", \"value\": \"\"}",
                "{\"name\": \"\", \"value\": \"v\"}",
                "{\"name\": \"a\", \"value\": \"v\\u0000\"}",
                "{\"name\": \"a\", \"value\": \"v\", \"kind\": \"other\"}",
                "{\"name\": \"a\", \"value\": \"v\", \"more\": 1}",
                "{\"name\": \"a\", \"value\": \"v\", \"default_filename\": \"\"}",
                "{\"name\": \"a\", \"value\": \"v\", \"default_filename\": \".\"}",
                "{\"name\": \"a\", \"value\": \"v\", \"default_filename\": \"..\"}",
                "{\"name\": \"a\", \"value\": \"v\", \"default_filename\": \"a/b\"}",
                "{\"name\": \"a\", \"value\": \"v\", \"default_filename\": \"a\\n\"}",
                "{\"name\": \"a\", \"value\": \"v\", \"default_filename\": \"ä\"}"
            })
    void whatIsNoSecretIsNotStored(String body) {
        var answer = ada.post(SECRETS, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.refusal()).startsWith("1422 ");
        assertThat(ada.get(SECRETS).text()).isEqualTo("[]");
    }

    @Test
    void aValueHas5000CharactersAtMost() {
        var longest =
                ada.post(SECRETS, Body.of("name", "a").with("value", "é".repeat(5_000)).json());
        var path = SECRETS + "/" + longest.text("id");
        var tooLong = "canary".repeat(834).substring(0, 5_001);

        assertThat(longest.status()).isEqualTo(201);
        for (var refused :
                List.of(
                        ada.post(SECRETS, Body.of("name", "b").with("value", tooLong).json()),
                        ada.patch(path, Body.of("value", tooLong).json()))) {
            assertThat(refused.refusal()).startsWith("1422 ");
            assertThat(refused.text()).doesNotContain("canary");
        }
        assertThat(ada.post(SECRETS, secret("n".repeat(100))).status()).isEqualTo(422);
        assertThat(ada.post(SECRETS, secret("a", "f".repeat(100))).status()).isEqualTo(422);
        assertThat(ada.post(SECRETS, secret("a", "f".repeat(99))).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "01jmhv1q3n8y5v6w7x8y9z0a1b", "01JMHV1Q3N8Y5V6W7X8Y9Z0A1BB", "%00"})
    void whatIsNoIdIsNotFound(String id) {
        assertThat(ada.get(SECRETS + "/" + id).status()).isEqualTo(404);
        assertThat(ada.delete(SECRETS + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void everybodyHasOneKeyThatStays() throws Exception {
        var keys =
                new HashSet<>(AtOnce.run(6, _ -> ada.get("/user/secret_key").text("secret_key")));

        assertThat(keys).hasSize(1);
        assertThat(keys.iterator().next()).matches("[A-Za-z0-9_-]{43}");
        var again = ada.get("/user/secret_key");
        assertThat(again.object()).isEqualTo(Map.of("secret_key", keys.iterator().next()));
        assertThat(again.header("cache-control")).isEqualTo("no-store");
        assertThat(grace.get("/user/secret_key").object()).isNotEqualTo(again.object());
    }

    @Test
    void whatWasDoneIsShownToTheOwnerAlone() {
        var id = ada.post(SECRETS, secret("a", "a")).text("id");
        ada.get(SECRETS + "/" + id);
        ada.patch(SECRETS + "/" + id, Body.of("name", "b").json());
        ada.patch(SECRETS + "/" + id, "{}");
        grace.get(SECRETS + "/" + id);
        ada.get("/user/secret_key");
        ada.delete(SECRETS + "/" + id);

        var events = ada.get("/user/secret_events");

        assertThat(events.list().stream().map(event -> event.get("action")))
                .isEqualTo(List.of("deleted", "key_read", "written", "read", "written"))
                .satisfies(_ -> assertThat(events.paging()).isEqualTo("1 20 5 1"));
        assertThat(events.list().getFirst().get("secret_id")).isEqualTo(id);
        assertThat(events.list().get(1).get("secret_id")).isNull();
        assertThat(events.list().getFirst().get("actor")).isEqualTo(ada.get("/user").text("id"));
        assertThat(ada.get("/user/secret_events?page=2&per_page=3").list()).hasSize(2);
        assertThat(ada.get("/user/secret_events?per_page=0").status()).isEqualTo(422);
        assertThat(grace.get("/user/secret_events").text()).isEqualTo("[]");
    }

    @Test
    void whoIsRemovedLosesHerSecretsAndComesBackWithAnotherKey() {
        var before = ada.get("/user/secret_key").text("secret_key");
        ada.post(SECRETS, secret("a", "a")).expect(201);
        var admin = API.as("admin");

        admin.delete("/users/" + ada.get("/user").text("id")).expect(204);

        assertThat(rows("secrets.secrets")).isZero();
        assertThat(rows("secrets.user_keys")).isZero();
        assertThat(ada.get(SECRETS).text()).isEqualTo("[]");
        assertThat(ada.get("/user/secret_key").text("secret_key")).isNotEqualTo(before);
        var actions = ada.get("/user/secret_events").list();
        assertThat(actions.get(1).get("action")).isEqualTo("deleted");
        assertThat(actions.get(1).get("actor")).isEqualTo(admin.get("/user").text("id"));
    }

    private static long rows(String table) {
        return DATABASE.sql()
                .one("SELECT count(*) AS rows FROM " + table, row -> row.number("rows"))
                .orElseThrow();
    }

    private static List<String> filenames(Answer answer) {
        return answer.list().stream()
                .map(secret -> String.valueOf(secret.get("default_filename")))
                .toList();
    }

    private static String secret(String name) {
        return Body.of("name", name).with("value", "v").json();
    }

    private static String secret(String name, String filename) {
        return Body.of("name", name).with("default_filename", filename).with("value", "v").json();
    }
}
