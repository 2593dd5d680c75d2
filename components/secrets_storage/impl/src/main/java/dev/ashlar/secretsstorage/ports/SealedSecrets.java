package dev.ashlar.secretsstorage.ports;

import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// The stored secrets of people.
public interface SealedSecrets {
    /// Those of the ids that are this person's own, in no order.
    List<Sealed> of(UserId owner, Collection<Ulid> ids);

    /// Notes in the transaction at hand that they were delivered; one that is gone by now is left out.
    ///
    /// @param place where to
    void noteDelivered(UserId actor, Collection<Ulid> ids, String place, Instant at);
}
