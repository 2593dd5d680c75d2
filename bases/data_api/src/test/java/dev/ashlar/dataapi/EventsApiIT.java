package dev.ashlar.dataapi;

import static dev.ashlar.dataapi.GroupBodies.group;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ashlar.kernel.Settings;
import dev.ashlar.messagequeue.MessageQueueSettings;
import dev.ashlar.messagequeue.stream.StreamReader;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What other services find in Redis after requests, and the routes that announce everything once more.
class EventsApiIT {
    private static final String REPROVISION = "/message_queue/reprovision";
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final TestRedis REDIS = new TestRedis();

    @RegisterExtension
    @Order(3)
    static final RunningDataApi API = new RunningDataApi(DATABASE).with(EventsApiIT::redis);

    private final Client ada = API.as("ada");
    private final Client grace = API.as("grace");
    private final Client admin = API.as("admin");
    private StreamReader reader = StreamReader.fromNow(settings());

    @BeforeEach
    void nothingIsThere() {
        CleanSlate.wipe(API, DATABASE);
        reader.close();
        reader = StreamReader.fromNow(settings());
    }

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void whatIsDoneToGroupsIsAnnouncedInItsOrder() {
        var graceId = grace.get("/user").text("id");
        var adaId = ada.get("/user").text("id");
        assertThat(types(2)).containsExactly("user.added", "user.added");

        var id = ada.post("/groups", group("flights", "Who flies when")).expect(201).text("id");
        assertThat(next(2))
                .containsExactly(
                        said(
                                "group.added",
                                """
                                {"id":"%s","name":"Group flights","description":"Who flies when","namespace":"flights"}\
                                """,
                                id),
                        said(
                                "memberGroup.added",
                                """
                                {"groupId":"%s","userId":"%s","role":"OWNER"}\
                                """,
                                id,
                                adaId));

        members(graceId, "viewer");
        members(graceId, "editor");
        members(graceId, "editor");
        ada.delete("/groups/flights/members/" + graceId).expect(204);
        assertThat(types(3))
                .containsExactly("memberGroup.added", "memberGroup.updated", "memberGroup.removed");

        ada.patch("/groups/flights", "{\"name\": \"Air\"}").expect(200);
        ada.patch("/groups/flights", "{\"name\": \"Air\"}").expect(200);
        ada.delete("/groups/flights").expect(204);
        assertThat(types(2)).containsExactly("group.updated", "group.removed");
        admin.delete("/users/" + graceId).expect(204);
        assertThat(types(1)).contains("user.removed");
    }

    @Test
    void everythingIsAnnouncedOnceMore() {
        ada.post("/groups", group("flights", null)).expect(201);
        var namespace = grace.get("/user").text("username");
        grace.post("/projects", "{\"name\": \"Boats\", \"namespace\": \"%s\"}".formatted(namespace))
                .expect(201);
        assertThat(types(6)).hasSize(6);

        var begun = admin.post(REPROVISION, "").expect(201);
        assertThat(Instant.parse(begun.text("start_date"))).isBeforeOrEqualTo(Instant.now());

        assertThat(typesUntil("reprovisioning.finished"))
                .containsSubsequence(
                        "reprovisioning.started",
                        "user.added",
                        "user.added",
                        "group.added",
                        "memberGroup.added",
                        "project.created",
                        "projectAuth.added",
                        "reprovisioning.finished");
        assertThat(API.visitor().get(REPROVISION).status()).isEqualTo(404);
    }

    @Test
    void onlyAdministratorsBeginAndStop() {
        assertThat(API.visitor().post(REPROVISION, "").status()).isEqualTo(401);
        assertThat(ada.post(REPROVISION, "").status()).isEqualTo(403);
        assertThat(API.visitor().delete(REPROVISION).status()).isEqualTo(401);
        assertThat(ada.delete(REPROVISION).status()).isEqualTo(403);
        assertThat(admin.delete(REPROVISION).status()).isEqualTo(204);
        assertThat(ada.get(REPROVISION).refusal()).isEqualTo("1404 No reprovisioning is going on.");
    }

    @Test
    void oneGoesOnAtATimeAndCanBeStopped() {
        DATABASE.unitOfWork()
                .run(() ->
                        DATABASE.sql()
                                .change(
                                        """
                                        INSERT INTO message_queue.reprovisioning
                                            (id, started_at, barrier, chapter, last_id, announced)
                                        VALUES ('01JD2V4Q8Z6M5T3XW9K7C1N0PA', '2026-11-21T12:00:00Z',
                                            '9223372036854775807', 'projects', '', 41000)
                                        """));

        assertThat(API.visitor().get(REPROVISION).expect(200).object().get("announced"))
                .isEqualTo(41000);
        assertThat(admin.post(REPROVISION, "").refusal())
                .startsWith("1409 A reprovisioning is going on already");
        admin.delete(REPROVISION).expect(204);
        assertThat(typesUntil("reprovisioning.finished")).contains("reprovisioning.finished");
        assertThat(API.visitor().get(REPROVISION).status()).isEqualTo(404);
    }

    private void members(String id, String role) {
        ada.patch(
                        "/groups/flights/members",
                        "[{\"id\": \"%s\", \"role\": \"%s\"}]".formatted(id, role))
                .expect(200);
    }

    private static String said(String type, String payload, Object... values) {
        return type + " " + payload.formatted(values);
    }

    private List<String> types(int count) {
        return next(count).stream().map(said -> said.substring(0, said.indexOf(' '))).toList();
    }

    /// So many, and no more within a moment.
    private List<String> next(int count) {
        var found = new ArrayList<String>();
        var end = Instant.now().plus(LONGEST);
        while (found.size() < count && Instant.now().isBefore(end)) {
            reader.next(Duration.ofMillis(200)).forEach(entry -> found.add(shown(entry)));
        }
        reader.next(Duration.ofMillis(100)).forEach(entry -> found.add(shown(entry)));
        return found;
    }

    private List<String> typesUntil(String last) {
        var found = new ArrayList<String>();
        var end = Instant.now().plus(LONGEST);
        while (!found.contains(last) && Instant.now().isBefore(end)) {
            reader.next(Duration.ofMillis(200))
                    .forEach(entry -> found.add(entry.get("type").textValue()));
        }
        return found;
    }

    private static String shown(ObjectNode entry) {
        return entry.get("type").textValue() + " " + entry.get("payload");
    }

    private static Map<String, String> redis() {
        return Map.of("REDIS_HOST", REDIS.host(), "REDIS_PORT", Integer.toString(REDIS.port()));
    }

    private static MessageQueueSettings settings() {
        return MessageQueueSettings.read(new Settings(redis()));
    }
}
