package dev.ashlar.secrets;

import dev.ashlar.kernel.ETag;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A secret that sessions of a project ask for. Everybody fills it with one of her own.
///
/// @param filename how sessions call the file; the slots of a project have different ones
/// @param createdBy stays, even when that user goes
/// @param version grows with each change
public record SessionSecretSlot(
        Ulid id,
        Ulid project,
        String name,
        @Nullable String description,
        String filename,
        UserId createdBy,
        Instant creationDate,
        Instant updatedAt,
        long version) {
    /// Differs after each change.
    public ETag etag() {
        return ETag.of(id.value(), Long.toString(version));
    }

    /// The same slot as the patch wants it, one version on.
    public SessionSecretSlot with(SessionSecretSlotPatch patch, Instant now) {
        return new SessionSecretSlot(
                id,
                project,
                patch.name() == null ? name : patch.name(),
                patch.description() == null ? description : filled(patch.description()),
                patch.filename() == null ? filename : patch.filename(),
                createdBy,
                creationDate,
                now,
                version + 1);
    }

    /// Whether both say the same to whoever looks at them.
    public boolean saysTheSameAs(SessionSecretSlot other) {
        return name.equals(other.name)
                && filename.equals(other.filename)
                && Objects.equals(description, other.description);
    }

    /// No description instead of an empty one.
    static @Nullable String filled(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
