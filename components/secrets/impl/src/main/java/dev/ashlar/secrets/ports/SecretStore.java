package dev.ashlar.secrets.ports;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.secrets.Secret;
import dev.ashlar.secrets.SecretKind;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// Keeps secrets. Takes no grants: everybody has rights on her own, and every method names the owner.
public interface SecretStore {
    /// The newest first.
    Page<Secret> list(UserId owner, SecretKind kind, PageRequest page);

    Optional<Secret> find(UserId owner, Ulid id);

    /// The same, and nobody else changes it until the transaction ends.
    Optional<Secret> hold(UserId owner, Ulid id);

    /// Which of these somebody has; they stay until the transaction ends.
    Set<Ulid> holdAll(UserId owner, Collection<Ulid> ids);

    /// Adds a secret; its slots are not looked at.
    ///
    /// @return false if the owner has one with this filename, and then nothing has happened
    boolean add(Secret secret, SealedValue sealed);

    /// Writes name, filename and time of a secret that is held.
    ///
    /// @return false if the owner has another one with this filename; the transaction can then only be rolled back
    boolean rename(Secret secret);

    /// Writes the value of a secret that is held.
    void reseal(Ulid id, SealedValue sealed);

    /// Removes it, also from the slots that it fills.
    void remove(Ulid id);

    /// Removes all that somebody has.
    ///
    /// @return how many there were
    int removeAllOf(UserId owner);
}
