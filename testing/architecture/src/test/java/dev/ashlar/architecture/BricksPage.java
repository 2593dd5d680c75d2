package dev.ashlar.architecture;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Draws the components and lists which program has which.
final class BricksPage {
    private static final String HEAD =
            """
            # Bricks

            Made from the poms by `make docs`; a test fails when it is stale.

            Arrows say who knows whom. An arrow to a component in two modules (users, namespace, ...) goes to what it shows,
            its `api`, never to how it is done.

            ```mermaid
            graph TD
            """;

    private final List<Brick> bricks;
    private final WorkspaceRules rules;
    private final Map<String, Brick> byArtifact;

    BricksPage(List<Brick> bricks) {
        this.bricks = List.copyOf(bricks);
        this.rules = new WorkspaceRules(bricks);
        this.byArtifact = bricks.stream().collect(Collectors.toMap(Brick::artifact, each -> each));
    }

    String text() {
        return HEAD + arrows() + "```\n\n## What is in which program\n\n" + table();
    }

    private String arrows() {
        return bricks.stream()
                .filter(Brick::isComponent)
                .flatMap(brick ->
                        neighbours(brick)
                                .map(each -> "    " + brick.name() + " --> " + each + "\n"))
                .distinct()
                .sorted()
                .collect(Collectors.joining());
    }

    private Stream<String> neighbours(Brick brick) {
        return brick.needs().stream()
                .map(byArtifact::get)
                .filter(Objects::nonNull)
                .map(Brick::name)
                .filter(name -> !name.equals(brick.name()));
    }

    private String table() {
        List<Brick> bases = bricks.stream().filter(brick -> brick.area().equals("bases")).toList();
        String heads =
                bases.stream().map(base -> " " + base.name() + " |").collect(Collectors.joining());
        String rulers = bases.stream().map(base -> "---|").collect(Collectors.joining());
        StringBuilder rows = new StringBuilder();
        descriptions()
                .forEach((name, description) ->
                        rows.append("| %s | %s |".formatted(name, description))
                                .append(marks(name, bases))
                                .append('\n'));
        return "| component | what it is |%s\n|---|---|%s\n%s".formatted(heads, rulers, rows);
    }

    /// What a component is stands in the pom of its implementation.
    private Map<String, String> descriptions() {
        Map<String, String> found = new TreeMap<>();
        bricks.stream()
                .filter(Brick::isComponent)
                .sorted(Comparator.comparing(Brick::isImpl))
                .forEach(brick -> found.put(brick.name(), brick.description()));
        return found;
    }

    private String marks(String component, List<Brick> bases) {
        return bases.stream()
                .map(base -> isIn(component, base) ? " ● |" : "  |")
                .collect(Collectors.joining());
    }

    private boolean isIn(String component, Brick base) {
        return rules.closure(base).stream()
                .map(byArtifact::get)
                .anyMatch(brick ->
                        brick != null
                                && brick.isComponent()
                                && !brick.isApi()
                                && brick.name().equals(component));
    }
}
