package dev.ashlar.database.repositories;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// The migrations that this program carries, found without Flyway: a start that has nothing to do must cost little.
final class MigrationFiles {
    static final String FOLDER = "db/migration";

    private MigrationFiles() {}

    /// From script, `users/V202611210915__users_tables.sql` for example, to its checksum as Flyway's history has it.
    static Map<String, Integer> find(ClassLoader loader) {
        try {
            var found = new TreeMap<String, Integer>();
            for (URL place : Collections.list(loader.getResources(FOLDER))) {
                if (place.openConnection() instanceof JarURLConnection jar) {
                    addFromJar(jar, found);
                } else {
                    addFromFolder(Path.of(URI.create(place.toString())), found);
                }
            }
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void addFromJar(JarURLConnection place, Map<String, Integer> found)
            throws IOException {
        place.setUseCaches(false);
        try (var jar = place.getJarFile()) {
            for (var entry : Collections.list(jar.entries())) {
                var name = entry.getName();
                if (name.startsWith(FOLDER + "/") && name.endsWith(".sql")) {
                    found.put(
                            name.substring(FOLDER.length() + 1),
                            checksum(jar.getInputStream(entry)));
                }
            }
        }
    }

    private static void addFromFolder(Path folder, Map<String, Integer> found) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                if (path.toString().endsWith(".sql")) {
                    found.put(
                            folder.relativize(path).toString().replace('\\', '/'),
                            checksum(Files.newInputStream(path)));
                }
            }
        }
    }

    /// Flyway's: over the lines without their ends, so that it is the same on every system.
    private static int checksum(InputStream content) throws IOException {
        var sum = new CRC32();
        try (var lines =
                new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return (int) sum.getValue();
    }
}
