package dev.ashlar.crc.ports;

import dev.ashlar.crc.Quota;
import java.util.Optional;

/// What to say of quotas: what is recorded while the cluster has yet to follow, otherwise what the cluster has.
public interface ShownQuotas {
    /// Asks nobody and takes no time.
    ///
    /// @param recorded as the row says
    /// @param waits whether the cluster has yet to follow
    /// @return empty if what the cluster has is not known now, or if it lacks the quota
    Optional<Quota> shown(Quota recorded, boolean waits);
}
