package dev.ashlar.crc.ports;

import dev.ashlar.crc.ResourcePool;

/// A pool with its quota as recorded.
///
/// @param waits whether the cluster has yet to follow what is recorded of the quota
public record RecordedPool(ResourcePool pool, boolean waits) {}
