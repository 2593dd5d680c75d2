package dev.ashlar.secretsstorageapi;

import static dev.ashlar.secretsstorageapi.RunningSecretsStorage.CURRENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestKubernetes;
import dev.ashlar.testkit.sealing.Sealing;
import dev.ashlar.testkit.sealing.Sealing.Sealed;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What must not be seen is delivered, well and badly, while everything is logged; then it is looked for everywhere.
class CanariesIT {
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

    private static final int CANARIES = 100;
    private static final String PATH = "/api/secrets/kubernetes";
    private static final String ADA = RunningSecretsStorage.idOf("ada");

    private final Sealing hers = new Sealing(ADA);
    private final StoredSecrets stored = new StoredSecrets(DATABASE);
    private final String target = "target-" + UUID.randomUUID();

    @Test
    void noneIsFoundOutsideOfItsTarget() {
        var canaries = new ArrayList<String>();
        var answers = new StringBuilder();
        String log;
        try (var captured = new CapturedLog()) {
            for (int n = 0; n < CANARIES; n++) {
                var canary = "canary-" + n + "-" + UUID.randomUUID();
                canaries.add(canary);
                answers.append(deliver(n, hers.sealed(canary, CURRENT)));
            }
            log = captured.text();
        }
        var delivered = delivered();

        assertThat(delivered.values().stream().map(hers::opened))
                .containsExactlyInAnyOrderElementsOf(canaries);
        canaries.add(hers.userKey());
        canaries.add(hers.outerKey());
        delivered.values().forEach(token -> canaries.add(new String(token, UTF_8)));
        var seen =
                Map.of(
                        "answers", answers.toString(),
                        "log", log,
                        "metrics", metrics(),
                        "other objects", otherObjects(),
                        "notes", notes());
        assertThat(log).contains("io.micronaut", "dev.ashlar.secretsstorage");
        for (var canary : canaries) {
            for (var spelling : spellings(canary)) {
                seen.forEach((where, text) ->
                        assertThat(text.contains(spelling)).as("seen in " + where).isFalse());
            }
        }
    }

    /// Once well, and then in ways that fail late.
    private String deliver(int n, Sealed sealed) {
        var id = stored.add(ADA, "file-" + UUID.randomUUID(), sealed);
        var body = DeliveryBody.of(target, id).mapped("{\"%s\": \"key-%d\"}".formatted(id, n));
        var broken =
                stored.add(
                        ADA,
                        "file-" + UUID.randomUUID(),
                        new Sealed(new byte[] {1, 2}, sealed.encryptedKey()));
        var good = API.post(PATH, "ada", body.json());
        assertThat(good.statusCode()).as(good.body()).isEqualTo(201);
        return Stream.of(
                        good,
                        API.post(PATH, "ada", body.to("kube-system").json()),
                        API.post(PATH, "grace", body.json()),
                        API.post(PATH, "ada", body.mapped("{}").json()),
                        API.post(PATH, "ada", DeliveryBody.of(target, id, broken).json()))
                .map(answer -> answer.body() + answer.headers())
                .collect(Collectors.joining("\n"));
    }

    private Map<String, byte[]> delivered() {
        var found = new HashMap<String, byte[]>();
        KUBERNETES
                .secret(target)
                .orElseThrow()
                .getData()
                .forEach((key, value) -> found.put(key, Base64.getDecoder().decode(value)));
        return found;
    }

    private String otherObjects() {
        return KUBERNETES.client().secrets().inAnyNamespace().list().getItems().stream()
                .filter(secret -> !secret.getMetadata().getName().equals(target))
                .map(Serialization::asJson)
                .collect(Collectors.joining());
    }

    private static String notes() {
        return DATABASE.sql()
                .all("SELECT events::text AS it FROM secrets.events", row -> row.text("it"))
                .toString();
    }

    private static String metrics() {
        return API.get("/metrics").body();
    }

    private static List<String> spellings(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return List.of(
                text,
                base64.substring(0, base64.length() - 2),
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes));
    }
}
