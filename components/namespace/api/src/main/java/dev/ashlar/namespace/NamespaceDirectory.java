package dev.ashlar.namespace;

import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import java.util.Optional;

/// Looks namespaces up for other components. Every namespace is public, so nobody is asked whether she sees it. Works in
/// a transaction and outside, one statement each; what it says may have changed when a transaction begins.
public interface NamespaceDirectory {
    /// The namespace that is called so now; former slugs of groups do not count.
    Optional<Namespace> find(Slug current);

    Optional<Namespace> find(Ulid id);
}
