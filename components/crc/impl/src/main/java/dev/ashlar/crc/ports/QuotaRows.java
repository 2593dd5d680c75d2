package dev.ashlar.crc.ports;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.Quota;

/// The record of what quotas are to be. Every method works in the transaction at hand, in which the pool is held, and
/// leaves a row that waits for the cluster to follow.
public interface QuotaRows {
    /// Adds the quota of a pool that has none.
    Quota add(int pool, Amount amount);

    /// Changes how much a quota allows; its name stays.
    void change(Quota quota);

    /// Takes the quota from its pool. The row stays until the cluster has none of that name.
    void remove(String name);
}
