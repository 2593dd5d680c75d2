package dev.ashlar.users;

import dev.ashlar.kernel.Email;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// A person of the platform.
///
/// @param username the slug of her namespace, chosen once, when she was first seen
/// @param email null where it is unknown or not for the caller to see
public record User(
        UserId id,
        Slug username,
        @Nullable Email email,
        @Nullable String firstName,
        @Nullable String lastName) {
    /// Characters at most in a first or a last name.
    public static final int LONGEST_NAME = 256;

    /// The same person as strangers see her.
    public User withoutEmail() {
        return new User(id, username, null, firstName, lastName);
    }
}
