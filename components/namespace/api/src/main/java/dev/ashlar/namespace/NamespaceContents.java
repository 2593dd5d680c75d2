package dev.ashlar.namespace;

import dev.ashlar.kernel.Ulid;

/// Part of what namespaces hold. Every component whose things live in namespaces implements it, so that a namespace with
/// something in it is not thrown away.
public interface NamespaceContents {
    /// Joins the transaction at hand. The namespace's row is locked: whoever puts something into a namespace locks
    /// that row first, so the answer holds until the transaction ends.
    boolean anyIn(Ulid namespace);
}
