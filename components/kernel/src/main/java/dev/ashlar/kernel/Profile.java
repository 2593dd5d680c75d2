package dev.ashlar.kernel;

import org.jspecify.annotations.Nullable;

/// What a token says of its bearer.
///
/// @param fullName the claim `name`
/// @param firstName the claim `given_name`
/// @param lastName the claim `family_name`
public record Profile(
        Email email,
        @Nullable String fullName,
        @Nullable String firstName,
        @Nullable String lastName) {}
