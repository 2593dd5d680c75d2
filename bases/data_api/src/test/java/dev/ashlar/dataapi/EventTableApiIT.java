package dev.ashlar.dataapi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ashlar.dataapi.EventTable.Act;
import dev.ashlar.dataapi.EventTable.Chapter;
import dev.ashlar.dataapi.EventTable.Expected;
import dev.ashlar.dataapi.EventTable.Step;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.TestRedis;
import dev.ashlar.testkit.events.Entry;
import dev.ashlar.testkit.events.EventLog;
import dev.ashlar.testkit.events.Vectors;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Holds the running service against `events.txt`, with a reader that has only the contract.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventTableApiIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)(@?)}");
    private static final Pattern HEADERS =
            Pattern.compile(
                    "\\{\"source\": \"renku-data-services\", \"type\": \"([a-zA-Z.]+)\","
                            + " \"dataContentType\": \"application/avro\\+binary\","
                            + " \"schemaVersion\": \"2\", \"time\": [0-9]{13},"
                            + " \"requestId\": \"[0-9a-f]{32}\"}");
    private static final Set<String> NOT_OF_THE_API = Set.of("/error");
    private static final PeopleOfTheContract PEOPLE = new PeopleOfTheContract();

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final TestRedis REDIS = new TestRedis();

    @RegisterExtension
    @Order(3)
    static final RunningDataApi API =
            new RunningDataApi(DATABASE, PEOPLE)
                    .with(() ->
                            Map.of(
                                    "REDIS_HOST",
                                    REDIS.host(),
                                    "REDIS_PORT",
                                    Integer.toString(REDIS.port())));

    private final EventTable table = EventTable.read();
    private final Vectors vectors = new Vectors();
    private final Map<String, Answer> named = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> literally = new HashSet<>();
    private EventLog log;
    private @Nullable Connection stranger;

    @BeforeAll
    void open() {
        log = new EventLog(REDIS.host(), REDIS.port());
    }

    @AfterAll
    void close() throws SQLException {
        log.close();
        if (stranger != null) {
            stranger.close();
        }
        PEOPLE.close();
    }

    @TestFactory
    Stream<DynamicNode> eachRequestGivesTheseEntriesAndNoOthers() {
        return Stream.concat(
                table.chapters().stream().map(this::steps),
                Stream.of(
                        dynamicTest(
                                "every case of the contract came out byte for byte",
                                () -> assertThat(literally).isEqualTo(vectors.types()))));
    }

    @Test
    void everyOperationThatWritesIsInTheTableOrSilent() throws Exception {
        var known = table.chapters().stream().map(Chapter::operation).collect(Collectors.toSet());
        var unknown = new ArrayList<String>();
        for (var path : description().get("paths").properties()) {
            path.getValue()
                    .properties()
                    .forEach(operation -> {
                        var name = operation.getValue().path("operationId").asText();
                        if (Set.of("post", "put", "patch", "delete").contains(operation.getKey())
                                && !known.contains(name)
                                && table.silent().stream().noneMatch(path.getKey()::startsWith)) {
                            unknown.add(name);
                        }
                    });
        }

        assertThat(unknown).as("add them to events.txt").isEmpty();
        assertThat(known).contains("postProject", "deleteGroup");
    }

    private DynamicNode steps(Chapter chapter) {
        return dynamicContainer(
                chapter.operation() + ": " + chapter.words(),
                chapter.steps().stream()
                        .map(step -> dynamicTest(step.act().toString(), () -> take(step))));
    }

    private void take(Step step) throws Exception {
        switch (step.act()) {
            case Act.Request request -> send(request);
            case Act.LookAtEverything looking -> lookAtEverything(looking);
            case Act.Transaction transaction -> changeTransaction(transaction.begins());
        }
        var entries = entries(step.entries());

        assertThat(entries)
                .map(entry -> entry.type() + " " + entry.payload())
                .containsExactlyElementsOf(step.entries().stream().map(this::filled).toList());
        for (int at = 0; at < entries.size(); at++) {
            check(entries.get(at), step.entries().get(at).literally());
        }
    }

    private void send(Act.Request request) {
        var client = client(request.who());
        var path = fill(request.path());
        var body = request.body().isEmpty() ? null : fill(request.body());
        var tag = request.method().equals("PATCH") ? client("admin").get(path).header("ETag") : "";
        var headers = tag.isEmpty() ? Map.<String, String>of() : Map.of("If-Match", tag);
        var answer = client.send(request.method(), path, body, headers).expect(request.status());
        if (!request.name().isEmpty()) {
            named.put(request.name(), answer);
        }
    }

    private void lookAtEverything(Act.LookAtEverything looking) throws Exception {
        var names =
                Arrays.stream(fill(looking.names()).split(" "))
                        .map(pair -> pair.split("="))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        for (var path : description().get("paths").properties()) {
            if (path.getValue().has("get") && !NOT_OF_THE_API.contains(path.getKey())) {
                var asked = path.getKey();
                for (var name : names.entrySet()) {
                    asked = asked.replace("{%s}".formatted(name.getKey()), name.getValue());
                }
                if (!asked.contains("{")) {
                    assertThat(client(looking.who()).get(asked).status())
                            .as(asked)
                            .isIn(200, 403, 404);
                }
            }
        }
    }

    /// One that has written, as far as others can tell.
    private void changeTransaction(boolean begins) throws SQLException {
        if (begins) {
            var settings = DATABASE.settings();
            var opened =
                    DriverManager.getConnection(
                            "jdbc:postgresql://%s:%d/%s"
                                    .formatted(settings.host(), settings.port(), settings.name()),
                            settings.user(),
                            settings.password().value());
            stranger = opened;
            opened.setAutoCommit(false);
            try (var statement = opened.createStatement()) {
                statement.execute("SELECT pg_current_xact_id()");
            }
        } else {
            requireNonNull(stranger).rollback();
        }
    }

    /// What a request announces is committed before it is answered, so nothing more comes when nothing waits.
    private List<Entry> entries(List<Expected> expected) {
        var found = new ArrayList<Entry>();
        if (!expected.isEmpty() && expected.getLast().type().equals("reprovisioning.finished")) {
            found.addAll(log.readUntil("reprovisioning.finished"));
        }
        var end = System.nanoTime() + LONGEST.toNanos();
        while (waiting() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        found.addAll(log.read());
        return found;
    }

    private static long waiting() {
        return DATABASE.sql()
                .one(
                        "SELECT count(*) AS it FROM database.outbox WHERE channel = 'events' AND done_at IS NULL",
                        row -> row.number("it"))
                .orElseThrow();
    }

    private void check(Entry entry, boolean isOfTheContract) {
        assertThat(entry.id()).matches("[0-9a-f]{32}");
        assertThat(ids.add(entry.id())).as("its id is its own").isTrue();
        var headers = HEADERS.matcher(entry.headers());
        assertThat(headers.matches()).as(entry.headers()).isTrue();
        if (isOfTheContract) {
            assertThat(vectors.withItsIdsAndTime(entry)).isEqualTo(vectors.hex(entry.type()));
            literally.add(entry.type());
        }
    }

    private String filled(Expected expected) {
        try {
            return expected.type() + " " + JSON.readTree(fill(expected.payload()));
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(expected.payload(), failure);
        }
    }

    private String fill(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> {
                    var answer = requireNonNull(named.get(found.group(1)), found.group());
                    return found.group(2).isEmpty()
                            ? answer.text("id")
                            : Long.toString(
                                    Instant.parse(answer.text("creation_date")).toEpochMilli());
                });
    }

    private static JsonNode description() throws Exception {
        return JSON.readTree(API.visitor().get("/spec.json").text());
    }

    private static Client client(String who) {
        return (who.equals("visitor") ? API.visitor() : API.as(who));
    }
}
