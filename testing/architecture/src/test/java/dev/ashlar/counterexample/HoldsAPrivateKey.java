package dev.ashlar.counterexample;

import java.security.PrivateKey;

/// Could open what it has no business to open.
public record HoldsAPrivateKey(PrivateKey key) {}
