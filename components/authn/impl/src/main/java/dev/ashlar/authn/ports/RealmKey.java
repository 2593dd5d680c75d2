package dev.ashlar.authn.ports;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/// A key that the realm signs tokens with.
///
/// @param issuer what tokens of the realm name as theirs
/// @param algorithm the only one that the key is for; null if the realm does not say
public record RealmKey(String id, String issuer, @Nullable String algorithm, PublicKey key) {}
