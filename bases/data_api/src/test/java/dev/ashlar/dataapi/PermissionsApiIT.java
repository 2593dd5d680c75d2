package dev.ashlar.dataapi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.dataapi.Stage.Way;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.TestDatabase;
import dev.ashlar.testkit.permissions.PermissionTable;
import dev.ashlar.testkit.permissions.PermissionTable.Operation;
import dev.ashlar.testkit.permissions.PermissionTable.Thing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Holds the service against every cell of `docs/permissions.md`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionsApiIT {
    private static final Pattern NAME = Pattern.compile("\\{([a-z' ]+)}");
    private static final int MOST_PAGES = 50;

    /// They leave everybody's rights as they are, so that one thing will do for several.
    private static final Set<String> HARMLESS =
            Set.of(
                    "change the text",
                    "send the form",
                    "add a member",
                    "make somebody owner",
                    "copy home",
                    "copy to a foreign place",
                    "copy a project into it",
                    "create a project in it");

    private static final OwnRealm REALM = new OwnRealm();

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.withTables();

    @RegisterExtension
    @Order(2)
    static final RunningDataApi API = new RunningDataApi(DATABASE, REALM);

    private final PermissionTable table = PermissionTable.read();
    private final Map<String, Map<String, String>> shared = new HashMap<>();
    private final Map<String, String> ownProjects = new HashMap<>();
    private Cast cast;
    private Stage stage;

    @BeforeAll
    void setTheStage() {
        cast = new Cast(API);
        var administers =
                new Relation(
                        ResourceRef.PLATFORM,
                        "admin",
                        ResourceRef.of(new UserId(cast.id("ex-admin"))));
        var relations = API.context().getBean(Relations.class);
        API.context()
                .getBean(UnitOfWork.class)
                .run(() -> {
                    relations.add(List.of(administers));
                    return administers;
                });
        stage = new Stage(cast);
    }

    @AfterAll
    static void close() {
        REALM.close();
    }

    @TestFactory
    Stream<DynamicNode> everybodyMayDoWhatTheTableSaysAndNothingElse() {
        return table.things().stream()
                .flatMap(thing ->
                        (thing.kind().equals("project")
                                        ? Stream.of(Way.values())
                                        : Stream.of(Way.MADE_SO))
                                .map(way -> cells(thing, way)));
    }

    private DynamicNode cells(Thing thing, Way way) {
        return dynamicContainer(
                thing.name() + " " + way,
                table.operationsOn(thing).stream()
                        .map(operation ->
                                dynamicContainer(
                                        operation.name() + ": " + operation.needs(),
                                        row(thing, way, operation))));
    }

    private Stream<DynamicNode> row(Thing thing, Way way, Operation operation) {
        return requireNonNull(thing.expected().get(operation.name())).entrySet().stream()
                .filter(cell -> !cell.getValue().equals("-"))
                .map(cell ->
                        dynamicTest(
                                cell.getKey() + " " + cell.getValue(),
                                () ->
                                        assertThat(ask(thing, way, operation, cell))
                                                .as(
                                                        "%s %s, %s, %s",
                                                        thing.name(),
                                                        way,
                                                        operation.name(),
                                                        cell.getKey())
                                                .isEqualTo(cell.getValue())));
    }

    private String ask(Thing thing, Way way, Operation operation, Map.Entry<String, String> cell) {
        var caller = cell.getKey();
        var spoils =
                !operation.request().startsWith("GET")
                        && cell.getValue().startsWith("20")
                        && !HARMLESS.contains(operation.name());
        var names =
                new HashMap<>(
                        spoils
                                ? stage.names(thing.name(), way)
                                : shared.computeIfAbsent(
                                        thing.name() + way, _ -> stage.names(thing.name(), way)));
        names.put("fresh", Cast.fresh("fresh"));
        names.put("mine", cast.place(caller.equals("visitor") ? "stranger" : caller));
        names.put("me", caller.equals("visitor") ? "nobody" : cast.id(caller));
        var filled =
                NAME.matcher(operation.request()).replaceAll(name -> fill(name, names, caller));
        return switch (operation.looksAt()) {
            case "status" -> Integer.toString(send(caller, filled).status());
            case "rights" -> rights(send(caller, filled));
            case "listed" -> listed(caller, filled, names);
            default -> throw new IllegalArgumentException(operation.looksAt());
        };
    }

    private String fill(MatchResult name, Map<String, String> names, String caller) {
        return name.group(1).equals("own project")
                ? ownProject(caller)
                : requireNonNull(names.get(name.group(1)), name.group());
    }

    /// A project that was moved away is not used again.
    private String ownProject(String caller) {
        var owner = caller.equals("visitor") ? "stranger" : caller;
        var known = ownProjects.get(owner);
        if (known != null && isIn(cast.place(owner), known)) {
            return known;
        }
        var made = cast.project(owner, cast.place(owner), "private").text("id");
        ownProjects.put(owner, made);
        return made;
    }

    private boolean isIn(String namespace, String project) {
        return cast.client("admin").get("/projects/" + project).text("namespace").equals(namespace);
    }

    private Answer send(String caller, String request) {
        var parts = request.split(" ", 3);
        var body = parts.length > 2 ? parts[2] : null;
        var changesProject = parts[0].equals("PATCH") && parts[1].matches("/projects/[^/]+");
        var headers =
                changesProject
                        ? Map.of("If-Match", cast.client("admin").get(parts[1]).text("etag"))
                        : Map.<String, String>of();
        return cast.client(caller).send(parts[0], parts[1], body, headers);
    }

    private static String rights(Answer answer) {
        if (answer.status() != 200) {
            return Integer.toString(answer.status());
        }
        var given =
                Stream.of("write", "delete", "change_membership")
                        .filter(right -> answer.text(right).equals("true"))
                        .toList();
        return switch (given.size()) {
            case 0 -> "none";
            case 1 -> given.getFirst();
            case 3 -> "all";
            default -> given.toString();
        };
    }

    private String listed(String caller, String request, Map<String, String> names) {
        var wanted = requireNonNull(names.get("id"));
        var path = request.substring("GET ".length());
        var first = cast.client(caller).get(page(path, 1));
        if (first.status() != 200) {
            return Integer.toString(first.status());
        }
        var pages = Integer.parseInt(first.header("total-pages"));
        assertThat(pages).isLessThan(MOST_PAGES);
        return IntStream.rangeClosed(1, pages)
                        .mapToObj(number -> cast.client(caller).get(page(path, number)).list())
                        .flatMap(List::stream)
                        .anyMatch(item -> wanted.equals(item.get("id")))
                ? "yes"
                : "no";
    }

    private static String page(String path, int number) {
        return "%s%sper_page=100&page=%d".formatted(path, path.contains("?") ? "&" : "?", number);
    }
}
