package dev.ashlar.authn.ports;

import java.util.Map;

/// A token that has the right form. Whoever sent it may have made it up until its signature has been checked.
public interface ReadToken {
    /// The key that it claims to be signed with.
    String keyId();

    /// What it says, as JSON objects, arrays, texts, numbers (`Long` or `Double`), booleans and null are in Java.
    Map<String, Object> claims();

    boolean isSignedWith(RealmKey key);
}
