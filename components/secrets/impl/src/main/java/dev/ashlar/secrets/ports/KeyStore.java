package dev.ashlar.secrets.ports;

import dev.ashlar.kernel.UserId;
import java.util.List;
import java.util.Optional;

/// Keeps the locked keys of users.
public interface KeyStore {
    /// A user who is there.
    ///
    /// @param locked her key, if she has one
    record Owner(UserId id, Optional<byte[]> locked) {}

    /// Somebody's key as it lies there.
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record LockedKey(UserId user, byte[] locked) {}

    Optional<byte[]> find(UserId user);

    /// The user with her key; she stays until the transaction at hand ends. Empty if she is not there.
    Optional<Owner> hold(UserId user);

    /// Adds a key unless she has one.
    void add(UserId user, byte[] locked);

    void remove(UserId user);

    /// The keys of users whose ids come after this one, by their ids.
    List<LockedKey> after(String last, int atMost);

    /// How many keys there are after this id.
    long count(String last);

    /// Puts another one in the place of a key, unless somebody else did.
    void replace(LockedKey before, byte[] locked);

    /// How far a change of the encryption key has come.
    Optional<byte[]> mark();

    void mark(byte[] mark);

    void unmark();
}
