package dev.ashlar.development.seed;

import java.time.Instant;

/// A group.
///
/// @param creator the index of a person
record Team(
        String id, String slug, String name, String description, int creator, Instant createdAt) {}
