package dev.ashlar.crc.ports;

import dev.ashlar.crc.ports.PendingQuotas.Backlog;

/// What operators want to know of quotas.
public interface QuotaObservations {
    void backlog(Backlog backlog);

    /// The cluster has not followed.
    void failed();
}
