package dev.ashlar.development.servers.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A file with one line per change. It outlives a kill -9: a change is handed to the system before it is answered, and
/// a last line that was cut short is left out. Opening it leaves one line per object.
final class Journal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JournalEntry> objects = new LinkedHashMap<>();
    private final BufferedWriter file;

    Journal(Path path) {
        try {
            var folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (Files.exists(path)) {
                Files.readAllLines(path).forEach(line -> parsed(line).ifPresent(this::remember));
            }
            var compact = path.resolveSibling(path.getFileName() + ".new");
            Files.write(compact, objects.values().stream().map(Journal::line).toList());
            Files.move(compact, path, StandardCopyOption.REPLACE_EXISTING);
            file = Files.newBufferedWriter(path, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What there was when the journal was opened, in the order in which it was made.
    List<JournalEntry> entries() {
        return List.copyOf(objects.values());
    }

    synchronized void append(JournalEntry entry) {
        try {
            file.write(line(entry) + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(JournalEntry entry) {
        if (entry.object() == null) {
            objects.remove(entry.key());
        } else {
            objects.put(entry.key(), entry);
        }
    }

    private static String line(JournalEntry entry) {
        var line = JSON.createObjectNode().put("path", entry.path()).put("key", entry.key());
        line.set("object", entry.object());
        return line.toString();
    }

    private static Optional<JournalEntry> parsed(String line) {
        try {
            var json = JSON.readTree(line);
            var object = json.path("object");
            return Optional.of(
                    new JournalEntry(
                            json.path("path").asText(),
                            json.path("key").asText(),
                            object.isObject() ? (JsonNode) object : null));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }
}
