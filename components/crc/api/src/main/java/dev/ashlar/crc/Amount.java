package dev.ashlar.crc;

/// How much of a cluster.
///
/// @param cpu cores, more than 0
/// @param memory GB, more than 0
/// @param gpu devices, 0 or more
public record Amount(double cpu, long memory, long gpu) {}
