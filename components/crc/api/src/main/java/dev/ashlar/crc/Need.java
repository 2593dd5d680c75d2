package dev.ashlar.crc;

/// What somebody wants to compute with, at least; 0 where it does not matter.
///
/// @param memory GB
/// @param storage GB
public record Need(double cpu, long memory, long storage, long gpu) {}
