package dev.ashlar.secretsstorage.ports;

import dev.ashlar.kernel.Ulid;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The wrapped keys of all secrets, and for which key of this service each was wrapped, as far as that is known.
public interface WrappedKeys {
    /// A wrapped key as it was found.
    record Wrapped(Ulid secret, byte[] key) {}

    /// What is to become of one.
    ///
    /// @param found as it was, and must still be
    /// @param next what takes its place; the same where only its wrapping became known
    record Change(Ulid secret, byte[] found, byte[] next) {}

    /// Those that are not known to be wrapped for `target`, in the order of their secrets.
    ///
    /// @param target the name of a public key
    /// @param after only secrets behind this id; empty for all
    List<Wrapped> notFor(String target, String after, int most);

    /// How many [#notFor] would give in all.
    long countNotFor(String target);

    /// Replaces, in the transaction at hand, those that are still what they were found to be.
    ///
    /// @return the secrets of which that was so
    Set<Ulid> change(String target, Collection<Change> changes);
}
