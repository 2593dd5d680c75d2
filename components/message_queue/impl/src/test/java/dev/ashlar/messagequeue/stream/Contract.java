package dev.ashlar.messagequeue.stream;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What other services rely on, as it was written down for us.
final class Contract {
    private Contract() {}

    /// The fields of every record, by its full name.
    static JsonNode events() {
        return read("events.json");
    }

    /// Values and the bytes that must come of them.
    static JsonNode vectors() {
        return read("vectors.json");
    }

    private static JsonNode read(String name) {
        try (var file = requireNonNull(Contract.class.getResourceAsStream("/contract/" + name))) {
            return new ObjectMapper().readTree(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
