package dev.ashlar.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.testkit.permissions.PermissionTable;
import dev.ashlar.testkit.permissions.PermissionTable.Operation;
import dev.ashlar.testkit.permissions.PermissionTable.Thing;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Prints the table of expectations that the tests of the data API hold it against.
class PermissionsPageTest {
    private static final String HEAD =
            """
            # Who may do what

            Made from `permissions.txt` of the testkit by `make docs`; a test fails when it is stale. `PermissionsApiIT`
            asks the running data API for every cell, once of a thing that was made so and once of one that became so by
            being moved and changed: after a move, the members of the old group have no rights left.

            An answer is a status, what `/permissions` says (none, write, or all of write, delete and
            change_membership), or whether the thing is in the list. What a caller does not see answers 404, as if it
            did not exist; so does what she sees but may not change. 403 is for namespaces in which she may not create.

            """;

    private final PermissionTable table = PermissionTable.read();

    @Test
    void thePageOfPermissionsIsFresh() throws IOException {
        new GeneratedPage("docs/permissions.md", HEAD + callers() + operations() + things())
                .isFresh();
    }

    @Test
    void everyOperationHasARowForEveryThingAndEveryCallerAColumn() {
        for (var thing : table.things()) {
            assertThat(thing.expected().keySet())
                    .as(thing.name())
                    .containsExactlyElementsOf(
                            table.operationsOn(thing).stream().map(Operation::name).toList());
            assertThat(thing.expected().values())
                    .as(thing.name())
                    .allMatch(row -> row.keySet().equals(table.callers().keySet()));
        }
    }

    private String callers() {
        return "## Callers\n\n| name | who it is |\n|---|---|\n"
                + table.callers().entrySet().stream()
                        .map(caller -> row(Stream.of(caller.getKey(), caller.getValue())))
                        .collect(joining());
    }

    private String operations() {
        return table.operations().entrySet().stream()
                .map(kind ->
                        "\n## What can be asked of a %s\n\n| operation | request | it needs |\n|---|---|---|\n"
                                        .formatted(kind.getKey())
                                + kind.getValue().stream()
                                        .map(asked ->
                                                row(
                                                        Stream.of(
                                                                asked.name(),
                                                                "`" + asked.request() + "`",
                                                                asked.needs())))
                                        .collect(joining()))
                .collect(joining());
    }

    private String things() {
        return table.things().stream().map(this::thing).collect(joining());
    }

    private String thing(Thing thing) {
        var callers = table.callers().keySet();
        return "\n## A %s\n\n".formatted(thing.name())
                + row(Stream.concat(Stream.of(""), callers.stream()))
                + "|---".repeat(callers.size() + 1)
                + "|\n"
                + thing.expected().entrySet().stream()
                        .map(row ->
                                row(
                                        Stream.concat(
                                                Stream.of(row.getKey()),
                                                row.getValue().values().stream())))
                        .collect(joining());
    }

    private static String row(Stream<String> cells) {
        return cells.collect(joining(" | ", "| ", " |\n")).replace("|  |", "| |");
    }
}
