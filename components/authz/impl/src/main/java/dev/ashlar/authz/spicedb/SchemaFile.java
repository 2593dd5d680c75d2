package dev.ashlar.authz.spicedb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The schema as it is written to SpiceDB.
final class SchemaFile {
    /// A server that was made complete under another version is told everything again.
    static final String VERSION = "v2";

    private SchemaFile() {}

    static String text() {
        var name = "/schema/%s.zed".formatted(VERSION);
        try (var file = SchemaFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("%s is missing".formatted(name));
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
