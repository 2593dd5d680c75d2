package dev.ashlar.secrets.ports;

import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.SessionSecret;
import dev.ashlar.secrets.SessionSecretSlot;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Keeps with what people fill slots. Takes no grants: everybody has rights on what is her own.
public interface FillingStore {
    /// What somebody has filled in a project, the newest slot first; seen as the project is.
    Seen<Page<SessionSecret>> list(Sight sight, UserId user, Ulid project, PageRequest page);

    /// Those of the slots that the project has, by their ids; they stay until the transaction ends.
    List<SessionSecretSlot> holdSlots(Ulid project, Collection<Ulid> slots);

    /// Puts secrets into slots, in place of what was there.
    ///
    /// @param secrets by the ids of their slots
    void put(UserId user, Map<Ulid, Ulid> secrets);

    void remove(UserId user, Collection<Ulid> slots);

    void removeAll(Ulid project, UserId user);
}
