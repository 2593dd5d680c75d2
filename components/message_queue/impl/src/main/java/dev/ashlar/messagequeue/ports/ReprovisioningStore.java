package dev.ashlar.messagequeue.ports;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.messagequeue.Reprovisioning.Progress;
import java.util.Optional;

/// Keeps the reprovisioning that is going on, and how far it is.
public interface ReprovisioningStore {
    /// Where it stands.
    ///
    /// @param lastId the last thing of its chapter that was announced; empty text before the first
    record Place(Progress progress, String lastId) {}

    /// What was held.
    ///
    /// @param settled whether all transactions have ended that were open at [#move] from its very beginning
    record Held(Place place, boolean settled) {}

    /// Joins the transaction at hand.
    ///
    /// @return false if there is one already
    boolean add(Progress begun);

    /// Needs no transaction.
    Optional<Progress> find();

    /// Holds it until the transaction at hand ends.
    ///
    /// @return empty if there is none, or somebody else holds it
    Optional<Held> holdIfFree();

    /// Joins the transaction at hand; it must be held.
    void move(Place to);

    /// Joins the transaction at hand. Waits for whoever holds it.
    ///
    /// @return which it was; empty if there is none
    Optional<Ulid> remove();
}
