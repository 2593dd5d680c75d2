package dev.ashlar.development.servers.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// What became of one object.
///
/// @param path where it was last changed through the API
/// @param key kind, namespace and name
/// @param object as it is now; null when it was deleted
record JournalEntry(String path, String key, @Nullable JsonNode object) {}
