package dev.ashlar.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.Proof;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestKubernetes;
import dev.ashlar.testkit.TestRedis;
import dev.ashlar.testkit.TestSpiceDb;
import dev.ashlar.testkit.sealing.IndependentFernet;
import dev.ashlar.testkit.sealing.ServiceKey;
import dev.ashlar.testkit.spicedb.SpiceDbGate;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Values that can be told apart go through every path of the data API that takes one and of the secrets service that
/// delivers them, refusals included, while both log all that they can. Afterwards none is anywhere that it should not be.
final class SecretsStaySecretIT {
    private static final String SECRETS = "/user/secrets";
    private static final String NOBODYS = SECRETS + "/01JMHV1Q3N8Y5V6W7X8Y9Z0A1B";
    private static final int PATHS = 17;
    private static final int SOME = 102;

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final TestSpiceDb SPICEDB = TestSpiceDb.store();

    @RegisterExtension
    @Order(3)
    static final SpiceDbGate GATE = new SpiceDbGate(SPICEDB);

    @RegisterExtension static final TestRedis REDIS = new TestRedis();

    @RegisterExtension static final TestKubernetes KUBERNETES = new TestKubernetes();

    private final ServiceKey key = ServiceKey.fresh(2_048);
    private final Map<String, String> last = new HashMap<>();

    @TempDir Path folder;

    private final Canaries canaries = new Canaries();
    private final Canaries names = new Canaries();

    @Test
    void noValueIsFoundAnywhere() throws Exception {
        try (var people = new People();
                var ear = RedisEar.at(REDIS.port());
                var program = PackagedProgram.start("data_api", settings(people)).awaitReady();
                var deliveries = new Deliveries(KUBERNETES, settingsOfSecrets(people))) {
            var ada = new Person(program.port(), people.token("ada"));
            var visitor = new Person(program.port(), "not.a.token");
            var user = ada.get("/user").expect(200).field("id");
            var userKey = ada.get("/user/secret_key").expect(200).field("secret_key");
            canaries.watch(userKey);
            var slot = slot(ada);
            for (int round = 0; round < Proof.size(SOME) / PATHS; round++) {
                var secret = store(ada, slot);
                deliveries.deliver(people.token("ada"), people.token("grace"), secret);
                refuse(ada, slot);
                unauthenticated(visitor);
            }
            var opened = IndependentFernet.derived(userKey, user);
            assertThat(last).isNotEmpty();
            last.forEach((secret, value) ->
                    assertThat(opened.decrypted(deliveries.delivered(secret))).isEqualTo(value));
            program.await(() -> ear.heard().contains("project.created"), Duration.ofMinutes(2));
            var metrics = program.get("/metrics", "").body();

            assertThat(program.output()).contains("TRACE");
            assertThat(canaries.in(program.output() + program.errors())).as("log").isEmpty();
            assertThat(metrics).contains("postUserSecret");
            assertThat(canaries.in(metrics)).as("metrics").isEmpty();
            assertThat(canaries.in(ear.heard())).as("Redis").isEmpty();
            assertThat(deliveries.said()).contains("TRACE");
            assertThat(canaries.in(deliveries.said())).as("secrets service").isEmpty();
            assertThat(canaries.in(deliveries.objects())).as("Kubernetes").isEmpty();
            noFileHoldsAny();
            Proof.say("%d values, none of them found".formatted(canaries.count()));
        }
    }

    private void noFileHoldsAny() throws Exception {
        var files = new ArrayList<String>();
        var namesFound = new ArrayList<String>();
        for (var folder : databaseFolders()) {
            files.addAll(canaries.below(folder));
            namesFound.addAll(names.below(folder));
        }
        assertThat(files).as("database files and write-ahead log").isEmpty();
        // Or else nothing was looked at: the names of secrets are no secret.
        assertThat(namesFound)
                .anyMatch(found -> found.contains("pg_wal"))
                .anyMatch(found -> found.contains("base"));
    }

    /// @return the secret, which has two values one after the other
    private String store(Person ada, String slot) {
        var id = ada.post(SECRETS, secret(canaries.next())).expect(201).field("id");
        var path = SECRETS + "/" + id;
        var kept = canaries.next();
        ada.send("PATCH", path, value(kept), "").expect(200);
        last.put(id, kept);
        var project = ada.get("/session_secret_slots/" + slot).expect(200).field("project_id");
        ada.send("PATCH", "/projects/%s/session_secrets".formatted(project), fill(slot), "")
                .expect(200);
        ada.get(path).expect(200);
        return id;
    }

    /// Every refusal that a body with a value can meet.
    private void refuse(Person ada, String slot) {
        var project = ada.get("/session_secret_slots/" + slot).expect(200).field("project_id");
        var taken = Map.<String, Object>of("name", "taken", "default_filename", "taken");
        var first = new HashMap<>(taken);
        first.put("value", canaries.next());
        ada.post(SECRETS, first);
        first.put("value", canaries.next());
        ada.post(SECRETS, first).expect(422);
        first.put("value", List.of(canaries.next()));
        ada.post(SECRETS, first).expect(422);
        ada.post(SECRETS, secret(canaries.next() + "x".repeat(5_000))).expect(422);
        var more = secret(canaries.next());
        more.put("more", canaries.next());
        ada.post(SECRETS, more).expect(422);
        ada.send("POST", SECRETS, value(canaries.next()).replace("}", ""), "").expect(400);
        ada.send("POST", SECRETS, "\"%s\"".formatted(canaries.next()), "").expect(422);
        ada.send("PATCH", NOBODYS, value(canaries.next()), "").expect(404);
        ada.send("PATCH", NOBODYS, value(canaries.next() + "\\u0000"), "").expect(422);
        ada.send("PATCH", "/projects/%s/session_secrets".formatted(project), fill(NOBODYS), "")
                .expect(422);
        ada.send("POST", "/user/no_such_route", value(canaries.next()), "").expect(404);
        ada.send("PUT", SECRETS, value(canaries.next()), "").expect(405);
    }

    private void unauthenticated(Person visitor) {
        visitor.post(SECRETS, secret(canaries.next())).expect(401);
    }

    private String slot(Person ada) {
        var home = ada.get("/user").expect(200).field("username");
        var project =
                ada.post("/projects", Map.of("name", "Canaries", "namespace", home))
                        .expect(201)
                        .field("id");
        return ada.post(
                        "/session_secret_slots",
                        Map.of("project_id", project, "filename", "canary"))
                .expect(201)
                .field("id");
    }

    private HashMap<String, Object> secret(String value) {
        return new HashMap<>(Map.of("name", names.next(), "value", value));
    }

    private static String value(String value) {
        return "{\"value\": \"%s\"}".formatted(value);
    }

    private String fill(String slot) {
        return "[{\"secret_slot_id\": \"%s\", \"value\": \"%s\"}]".formatted(slot, canaries.next());
    }

    private Map<String, String> settingsOfSecrets(People people) throws IOException {
        var settings = people.settingsOfSecrets(DATABASE.settings(), KUBERNETES.url());
        settings.put("LOG_LEVEL", "trace");
        settings.put(
                "SECRETS_SERVICE_PRIVATE_KEY_PATH",
                key.privateIn(folder.resolve("private")).toString());
        return settings;
    }

    private Map<String, String> settings(People people) throws IOException {
        var settings = people.settings(DATABASE.settings(), GATE);
        settings.put(
                "SECRETS_SERVICE_PUBLIC_KEY_PATH",
                key.publicIn(folder.resolve("public")).toString());
        settings.put("LOG_LEVEL", "trace");
        settings.put("REDIS_HOST", REDIS.host());
        settings.put("REDIS_PORT", Integer.toString(REDIS.port()));
        return settings;
    }

    /// Where the rows of this database lie, and the write-ahead log of the server; all is written down before.
    private static List<Path> databaseFolders() throws SQLException {
        var own = DATABASE.settings();
        var url = "jdbc:postgresql://%s:%d/%s".formatted(own.host(), own.port(), own.name());
        try (var connection = DriverManager.getConnection(url, own.user(), own.password().value());
                var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
            var row =
                    statement.executeQuery(
                            """
                            SELECT current_setting('data_directory') AS folder, oid
                              FROM pg_database WHERE datname = current_database()
                            """);
            row.next();
            var folder = Path.of(row.getString("folder"));
            return List.of(
                    folder.resolve("base").resolve(row.getString("oid")), folder.resolve("pg_wal"));
        }
    }
}
