package dev.ashlar.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whose tables a component's SQL may name: its own. What others publish are views and functions (decision 0026).
final class TableRules {
    /// A file that is shipped.
    record Source(String component, String name, String text) {}

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+\\.\\w+)");
    private static final Pattern COMMENT = Pattern.compile("^\\s*(--|//).*$", Pattern.MULTILINE);

    /// The component and the table, with the reason.
    private static final Map<String, String> ALLOWED =
            Map.of(
                    "authz database.outbox",
                    "relations and their entries are written by one statement",
                    "messagequeue database.outbox",
                    "the relay reads events there and notes those that left");

    private final List<Source> sources;

    TableRules(List<Source> sources) {
        this.sources = List.copyOf(sources);
    }

    static TableRules of(Workspace workspace) {
        return new TableRules(
                workspace.bricks().stream()
                        .filter(Brick::isComponent)
                        .flatMap(brick -> sourcesOf(workspace, brick))
                        .toList());
    }

    List<String> tablesOfOthersAreNeverNamed() {
        Map<String, String> owners = new TreeMap<>();
        for (Source source : sources) {
            TABLE.matcher(source.text())
                    .results()
                    .forEach(found -> owners.put(found.group(1), source.component()));
        }
        List<String> found = new ArrayList<>();
        for (Source source : sources) {
            String text = COMMENT.matcher(source.text()).replaceAll("");
            owners.forEach((table, owner) -> {
                boolean allowed = ALLOWED.containsKey(source.component() + " " + table);
                if (!owner.equals(source.component()) && !allowed && names(text, table)) {
                    found.add(
                            "%s names %s: use what %s publishes"
                                    .formatted(source.name(), table, owner));
                }
            });
        }
        return found;
    }

    private static boolean names(String text, String table) {
        return Pattern.compile("(?<![\\w.])" + Pattern.quote(table) + "(?![\\w.(])")
                .matcher(text)
                .find();
    }

    private static Stream<Source> sourcesOf(Workspace workspace, Brick brick) {
        String component =
                Arrays.stream(brick.folder().split("/"))
                        .skip(1)
                        .findFirst()
                        .map(name -> name.replace("_", ""))
                        .orElseThrow();
        return Stream.of(".sql", ".java")
                .flatMap(suffix -> workspace.files(brick.folder() + "/src/main", suffix).stream())
                .map(file ->
                        new Source(
                                component,
                                workspace.root().relativize(file).toString(),
                                read(file)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
