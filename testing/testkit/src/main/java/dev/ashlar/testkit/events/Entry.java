package dev.ashlar.testkit.events;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// An entry of the stream.
///
/// @param at Redis's own id, which begins with the millisecond
/// @param type what the headers say that it is
/// @param headers letter for letter
/// @param hex the bytes of the payload
/// @param payload the same, decoded with the contract's record
public record Entry(
        String at, String id, String type, String headers, String hex, ObjectNode payload) {
    /// The text of a field of the payload; `null` for none.
    public String text(String field) {
        return payload.path(field).asText();
    }

    @Override
    public String toString() {
        return type + " " + payload;
    }
}
