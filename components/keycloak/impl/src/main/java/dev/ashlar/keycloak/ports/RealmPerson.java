package dev.ashlar.keycloak.ports;

import org.jspecify.annotations.Nullable;

/// Somebody who has an account in the realm.
///
/// @param id as the realm has it, which need not be one that the platform takes
/// @param enabled whether she may log in
/// @param program whether it is the account of a client rather than of a person
public record RealmPerson(
        String id,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        boolean enabled,
        boolean program) {}
