package dev.ashlar.secrets;

import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A slot before it is made.
///
/// @param name null to have it called as its file
/// @param description empty for none
public record SessionSecretSlotDraft(
        Ulid project, @Nullable String name, @Nullable String description, String filename) {
    /// The slot that comes of it.
    public SessionSecretSlot made(Ids ids, UserId creator, Instant now) {
        return new SessionSecretSlot(
                ids.next(),
                project,
                name == null ? filename : name,
                SessionSecretSlot.filled(description),
                filename,
                creator,
                now,
                now,
                1);
    }
}
