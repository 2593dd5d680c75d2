package dev.ashlar.secrets;

import org.jspecify.annotations.Nullable;

/// What is to change of a slot; null leaves things as they are.
///
/// @param description empty to have none
public record SessionSecretSlotPatch(
        @Nullable String name, @Nullable String description, @Nullable String filename) {}
