package dev.ashlar.gizmo;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import java.time.Instant;

/// A gizmo as it is kept.
///
/// @param name up to 99 characters
/// @param createdAt UTC, microseconds
public record Gizmo(Ulid id, String name, UserId createdBy, Instant createdAt) {}
