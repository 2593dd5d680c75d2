package dev.ashlar.secrets.ports;

import dev.ashlar.authz.Grant;
import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.secrets.SessionSecretSlot;
import java.util.Collection;
import java.util.Optional;

/// Keeps the slots of projects. A slot is seen as its project is.
public interface SlotStore {
    /// What came of adding a slot.
    enum Added {
        DONE,
        /// The project is gone.
        NO_PROJECT,
        /// The project has a slot with this filename.
        TAKEN
    }

    /// The newest first.
    Seen<Page<SessionSecretSlot>> list(Sight sight, Ulid project, PageRequest page);

    Optional<Seen<SessionSecretSlot>> find(Sight sight, Ulid id);

    /// Adds a slot; the project stays until the transaction ends.
    ///
    /// @param grant to write in the project
    Added add(Grant grant, SessionSecretSlot slot);

    /// The slot, which nobody else changes until the transaction ends.
    Optional<SessionSecretSlot> hold(Grant grant, Ulid id);

    /// @return false if the project has another slot with this filename; the transaction can then only be rolled back
    boolean replace(Grant grant, SessionSecretSlot slot);

    void remove(Grant grant, Ulid id);

    /// Removes all slots of projects that are held and about to go.
    void removeAllOf(Collection<Ulid> projects);
}
