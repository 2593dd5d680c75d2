package dev.ashlar.testkit.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What other services rely on, as it was written down for us.
public final class ContractFiles {
    private ContractFiles() {}

    /// The fields of every record, by its full name.
    public static JsonNode events() {
        return read("events.json");
    }

    /// Values and the bytes that must come of them.
    public static JsonNode vectors() {
        return read("vectors.json");
    }

    private static JsonNode read(String name) {
        try (var file =
                requireNonNull(ContractFiles.class.getResourceAsStream("/contract/" + name))) {
            return new ObjectMapper().readTree(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
