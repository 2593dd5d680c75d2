package dev.ashlar.namespace;

import dev.ashlar.authz.Grant;
import dev.ashlar.kernel.Ulid;

/// Part of what namespaces hold. Every component whose things live in namespaces implements it, so that no namespace goes
/// away with something in it.
///
/// All methods join the transaction at hand. The namespace's row is locked: whoever puts something into a namespace
/// holds that row too, so the answer holds until the transaction ends.
public interface NamespaceContents {
    boolean anyIn(Ulid namespace);

    /// Holds everything in it until the transaction ends, because the namespace gets another slug: whoever is changing
    /// something in it and announces where it is has ended before, or learns the new slug.
    void holdAllIn(Ulid namespace, Grant grant);

    /// Deletes everything in it as deleting each would: rows, slugs, relations and events. Each statement touches so few
    /// things that it ends in good time however many there are.
    ///
    /// @param grant to delete the namespace, which is the right to delete what is in it
    void deleteAllIn(Ulid namespace, Grant grant);
}
