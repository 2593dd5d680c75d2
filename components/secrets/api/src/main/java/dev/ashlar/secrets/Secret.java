package dev.ashlar.secrets;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.List;

/// What is known of a secret. Its value is not: nobody reads it here.
///
/// @param owner the only one who knows of it
/// @param defaultFilename what a session calls the file with the value; hers have different ones
/// @param modifiedAt when name, filename or value changed last
/// @param slots the slots of projects that she has filled with it, in the order of their ids
public record Secret(
        Ulid id,
        UserId owner,
        SecretKind kind,
        String name,
        String defaultFilename,
        Instant modifiedAt,
        List<Ulid> slots) {
    public Secret {
        slots = List.copyOf(slots);
    }

    /// The same secret as the patch wants it; the value is not part of it.
    public Secret with(SecretPatch patch, Instant now) {
        return new Secret(
                id,
                owner,
                kind,
                patch.name() == null ? name : patch.name(),
                patch.defaultFilename() == null ? defaultFilename : patch.defaultFilename(),
                now,
                slots);
    }

    /// Whether the other one, whenever it changed, is called as this one is.
    public boolean isCalledAs(Secret other) {
        return name.equals(other.name) && defaultFilename.equals(other.defaultFilename);
    }
}
