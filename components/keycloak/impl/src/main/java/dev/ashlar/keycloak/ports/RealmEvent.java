package dev.ashlar.keycloak.ports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something happened to somebody's account. It is a hint to look at her, and says nothing of how she is now.
///
/// @param at by the realm's clock, in whole milliseconds
/// @param person her id; null where it names nobody
public record RealmEvent(Instant at, @Nullable String person) {}
