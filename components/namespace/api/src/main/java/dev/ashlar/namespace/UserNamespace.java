package dev.ashlar.namespace;

import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;

/// The namespace of one person.
///
/// @param slug unique among all namespaces
public record UserNamespace(Ulid id, Slug slug, UserId owner) {}
