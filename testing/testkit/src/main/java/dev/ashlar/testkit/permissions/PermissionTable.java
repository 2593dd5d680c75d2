package dev.ashlar.testkit.permissions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `permissions.txt` says.
///
/// @param callers who asks: a name, and who it is
/// @param operations what is asked, by the kind of thing
public record PermissionTable(
        Map<String, String> callers, Map<String, List<Operation>> operations, List<Thing> things) {
    private static final String FILE = "/permissions.txt";
    private static final String OPERATIONS = "operations: ";
    private static final String TABLE = "table: ";

    /// One thing that can be asked of a kind of thing.
    ///
    /// @param looksAt what of the answer is compared: `status`, `rights` or `listed`
    /// @param request with names in braces for what differs from case to case
    /// @param needs what the caller needs, for people
    public record Operation(String name, String looksAt, String request, String needs) {}

    /// A thing and everything that is expected of it.
    ///
    /// @param expected by operation, then by caller
    public record Thing(String name, String kind, Map<String, Map<String, String>> expected) {}

    public static PermissionTable read() {
        var table = new PermissionTable(new LinkedHashMap<>(), new LinkedHashMap<>(), List.of());
        var things = new ArrayList<Thing>();
        for (var part : text().split("\n\n")) {
            var lines = Arrays.stream(part.split("\n")).filter(line -> !line.isBlank()).toList();
            var head = lines.getFirst();
            var rest = lines.subList(1, lines.size());
            if (head.equals("callers")) {
                rest.stream().map(PermissionTable::cells).forEach(table::addCaller);
            } else if (head.startsWith(OPERATIONS)) {
                table.operations.put(head.substring(OPERATIONS.length()), operations(rest));
            } else if (head.startsWith(TABLE)) {
                things.add(thing(head.substring(TABLE.length()).split(": "), rest));
            }
        }
        return new PermissionTable(table.callers, table.operations, List.copyOf(things));
    }

    public List<Operation> operationsOn(Thing thing) {
        return requireNonNull(operations.get(thing.kind()), thing.kind());
    }

    private void addCaller(String... cells) {
        callers.put(cells[0], cells[1]);
    }

    private static List<Operation> operations(List<String> lines) {
        return lines.stream()
                .map(PermissionTable::cells)
                .map(cells -> new Operation(cells[0], cells[1], cells[2], cells[3]))
                .toList();
    }

    private static Thing thing(String[] head, List<String> lines) {
        var callers = cells(lines.getFirst());
        var expected = new LinkedHashMap<String, Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = cells(line);
            if (cells.length != callers.length) {
                throw new IllegalStateException("%s: %s".formatted(head[0], line));
            }
            var row = new LinkedHashMap<String, String>();
            for (int column = 1; column < cells.length; column++) {
                row.put(callers[column], cells[column]);
            }
            expected.put(cells[0], row);
        }
        return new Thing(head[0], head[1], expected);
    }

    private static String[] cells(String line) {
        return line.strip().startsWith("|")
                ? cells("-" + line.strip())
                : Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
    }

    private static String text() {
        try (var file = PermissionTable.class.getResourceAsStream(FILE)) {
            return new String(requireNonNull(file, FILE).readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
