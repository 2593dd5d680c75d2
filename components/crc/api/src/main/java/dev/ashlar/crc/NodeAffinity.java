package dev.ashlar.crc;

/// A label that nodes are to have.
///
/// @param required nodes without it are out of the question; otherwise they are only taken last
public record NodeAffinity(String key, boolean required) {}
