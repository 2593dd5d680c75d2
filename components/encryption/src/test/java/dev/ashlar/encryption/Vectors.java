package dev.ashlar.encryption;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Values and the bytes that must come of them, as they were written down for us.
final class Vectors {
    private Vectors() {}

    static JsonNode of(String part) {
        try (var file =
                requireNonNull(Vectors.class.getResourceAsStream("/contract/vectors.json"))) {
            return new ObjectMapper().readTree(file).path(part);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String text(String part, String field) {
        return of(part).path(field).asText();
    }
}
