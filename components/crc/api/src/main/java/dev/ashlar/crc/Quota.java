package dev.ashlar.crc;

/// What all sessions of a pool use together at most.
///
/// @param id a UUID; ResourceQuota and PriorityClass in the cluster are called so
public record Quota(String id, Amount amount) {}
