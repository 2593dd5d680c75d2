package dev.ashlar.secrets;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody did with a secret.
///
/// @param owner whose secret it was
/// @param secret null where it was about all secrets of the owner
/// @param actor a user's id, or the name of a part of this platform
/// @param place where it was delivered to
public record SecretEvent(
        UserId owner,
        @Nullable Ulid secret,
        String actor,
        SecretAction action,
        @Nullable String place,
        Instant at) {}
