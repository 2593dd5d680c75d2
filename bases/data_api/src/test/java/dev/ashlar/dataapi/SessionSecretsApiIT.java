package dev.ashlar.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The routes of what fills session secret slots, by HTTP.
class SessionSecretsApiIT {
    private static final String SLOTS = "/session_secret_slots";
    private static final String NOBODYS = "01JMHV1Q3N8Y5V6W7X8Y9Z0A1B";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE);

    private final Cast cast = new Cast(API);
    private final Client ada = cast.client("ada");
    private final Client grace = cast.client("grace");
    private final Client alan = cast.client("alan");
    private String project = "";

    @BeforeEach
    void adaHasAProjectThatGraceLooksAt() {
        CleanSlate.wipe(API, DATABASE);
        project = cast.project("ada", cast.home("ada"), "private").text("id");
        ada.patch(
                        "/projects/%s/members".formatted(project),
                        Body.list(Body.member(cast.id("grace"), "viewer")))
                .expect(200);
    }

    @Test
    void everybodyFillsSlotsForHerself() {
        var made = ada.post(SLOTS, slot("a"));
        var slot = made.text("id");
        var hers = grace.post("/user/secrets", secret("g")).text("id");

        var filled = grace.patch(secretsOf(project), existing(slot, hers));

        assertThat(filled.status()).isEqualTo(200);
        assertThat(filled.list())
                .isEqualTo(List.of(Map.of("secret_slot", made.object(), "secret_id", hers)));
        assertThat(grace.get(secretsOf(project)).list()).isEqualTo(filled.list());
        assertThat(ada.get(secretsOf(project)).text()).isEqualTo("[]");
        assertThat(grace.get("/user/secrets/" + hers).object().get("session_secret_slot_ids"))
                .isEqualTo(List.of(slot));
    }

    @Test
    void aValueBecomesASecretThatStaysWhenTheSlotIsEmptied() {
        var slot = ada.post(SLOTS, slot("Some_File.pem")).text("id");

        var filled = fill(grace, slot, "v-1");
        var refilled = fill(grace, slot, "v-2");

        assertThat(filled.text()).doesNotContain("v-1");
        assertThat(refilled.list()).hasSize(1);
        var secrets = grace.get("/user/secrets").list();
        assertThat(secrets).hasSize(2);
        assertThat(secrets.getFirst().get("name")).isEqualTo("Some_File.pem");
        assertThat(refilled.list().getFirst().get("secret_id"))
                .isEqualTo(secrets.getFirst().get("id"));
        assertThat(grace.patch(secretsOf(project), value(slot, "null")).text()).isEqualTo("[]");
        fill(grace, slot, "v-3");
        assertThat(grace.delete(secretsOf(project)).status()).isEqualTo(204);
        assertThat(grace.get(secretsOf(project)).text()).isEqualTo("[]");
        assertThat(grace.get("/user/secrets").list()).hasSize(3);
    }

    @Test
    void removingASecretEmptiesItsSlots() {
        var slot = ada.post(SLOTS, slot("a")).text("id");
        var id = String.valueOf(fill(grace, slot, "v").list().getFirst().get("secret_id"));

        grace.delete("/user/secrets/" + id).expect(204);

        assertThat(grace.get(secretsOf(project)).text()).isEqualTo("[]");
    }

    @Test
    void whatIsNotTheCallersIsNotFoundAndNothingIsHalfDone() {
        var first = ada.post(SLOTS, slot("a")).text("id");
        var second = ada.post(SLOTS, slot("b")).text("id");
        var other = cast.project("ada", cast.home("ada"), "private").text("id");
        var elsewhere = ada.post(SLOTS, slot(other, "a")).text("id");
        var adas = ada.post("/user/secrets", secret("a")).text("id");

        for (var wrong :
                List.of(
                        existing(second, adas),
                        existing(second, NOBODYS),
                        existing(NOBODYS, NOBODYS),
                        value(elsewhere, "\"v\""),
                        value(NOBODYS, "\"v\""),
                        value(NOBODYS, "null"))) {
            var both =
                    "["
                            + value(first, "\"v\"").substring(1).replace("]", ", ")
                            + wrong.substring(1);
            assertThat(grace.patch(secretsOf(project), both).refusal()).startsWith("1404 ");
            assertThat(grace.patch(secretsOf(project), wrong).refusal()).startsWith("1404 ");
        }
        assertThat(grace.get(secretsOf(project)).text()).isEqualTo("[]");
        assertThat(grace.get("/user/secrets").text()).isEqualTo("[]");
        for (var answer :
                List.of(
                        alan.get(secretsOf(project)),
                        alan.patch(secretsOf(project), value(first, "\"v\"")),
                        alan.delete(secretsOf(project)),
                        alan.get(secretsOf(NOBODYS)))) {
            assertThat(answer.refusal()).startsWith("1404 ");
        }
    }

    @Test
    void whatIsNoChangeIsRefused() {
        var slot = ada.post(SLOTS, slot("a")).text("id");
        var twice = value(slot, "\"v\"").replace("]", ", ") + value(slot, "null").substring(1);

        for (var body :
                List.of(
                        "{}",
                        "[1]",
                        "[{}]",
                        "[{\"value\": \"v\"}]",
                        "[{\"secret_slot_id\": \"x\", \"value\": \"v\"}]",
                        value(slot, "\"\""),
                        value(slot, "\"" + "canary".repeat(834) + "\""),
                        value(slot, "1"),
                        value(slot, "\"v\", \"secret_id\": \"%s\"".formatted(NOBODYS)),
                        value(slot, "\"v\", \"more\": 1"),
                        twice)) {
            var answer = grace.patch(secretsOf(project), body);
            assertThat(answer.refusal()).as(body).startsWith("1422 ");
            assertThat(answer.text()).doesNotContain("canary");
        }
        assertThat(grace.patch(secretsOf(project), "[]").text()).isEqualTo("[]");
    }

    @Test
    void moreThanAHundredAtOnceAreTooMany() {
        assertThat(grace.patch(secretsOf(project), unknownSlots(101)).refusal())
                .startsWith("1422 ");
        assertThat(grace.patch(secretsOf(project), unknownSlots(100)).refusal())
                .startsWith("1404 ");
    }

    private static String unknownSlots(int many) {
        return IntStream.range(0, many)
                .mapToObj("01JZZZZZZZZZZZZZZZZZZZZ%03d"::formatted)
                .map(slot -> Body.of("secret_slot_id", slot).with("value", "v").json())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private Answer fill(Client client, String slot, String value) {
        return client.patch(secretsOf(project), value(slot, "\"" + value + "\"")).expect(200);
    }

    private static String value(String slot, String json) {
        return "[{\"secret_slot_id\": \"%s\", \"value\": %s}]".formatted(slot, json);
    }

    private static String existing(String slot, String secret) {
        return "[%s]".formatted(Body.of("secret_slot_id", slot).with("secret_id", secret).json());
    }

    private static String secret(String name) {
        return Body.of("name", name).with("value", "v").json();
    }

    private String slot(String filename) {
        return slot(project, filename);
    }

    private static String slot(String project, String filename) {
        return Body.of("project_id", project).with("filename", filename).json();
    }

    private static String secretsOf(String project) {
        return "/projects/%s/session_secrets".formatted(project);
    }
}
