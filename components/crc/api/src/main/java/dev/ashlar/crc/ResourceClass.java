package dev.ashlar.crc;

/// A size of sessions that a pool offers.
public record ResourceClass(int id, ClassTerms terms) {}
