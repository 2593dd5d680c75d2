package dev.ashlar.namespace.ports;

import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.UserNamespace;
import java.util.List;
import java.util.Optional;

/// What the core asks of storage. Every call joins the transaction at hand.
public interface NamespaceStore {
    /// Adds a user's namespace under the first of `wishes` that no namespace has; waits for transactions that are about
    /// to take one of them. Empty if all are taken.
    ///
    /// @throws IllegalStateException if the owner has a namespace already
    Optional<UserNamespace> add(Ulid id, UserId owner, List<Slug> wishes);

    /// A user's namespace, locked until the transaction ends.
    Optional<UserNamespace> lockOwnedBy(UserId owner);

    /// Removes a namespace and frees its slug.
    void remove(Ulid id);

    /// Leaves a namespace without a person who owns it.
    void disown(Ulid id);
}
