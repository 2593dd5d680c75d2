package dev.ashlar.crc;

import dev.ashlar.kernel.UserId;

/// Somebody who may use a pool.
///
/// @param barred from the default pool
public record PoolUser(UserId id, boolean barred) {}
