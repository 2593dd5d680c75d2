package dev.ashlar.development.seed;

import java.time.Instant;

/// @param username also the slug of the namespace
record Person(
        String id,
        String username,
        String email,
        String firstName,
        String lastName,
        String namespaceId,
        Instant seenAt) {}
