package dev.ashlar.namespace.ports;

import dev.ashlar.authz.Seen;
import dev.ashlar.authz.Sight;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.NamedNamespace;
import java.util.Optional;

/// What the core asks of storage to show namespaces.
public interface NamespaceCatalog {
    /// Somebody's own, then those of all groups by their ids.
    Page<NamedNamespace> list(UserId owner, PageRequest page);

    /// Somebody's own, then those of the groups in which she has at least a role, by their ids.
    Page<NamedNamespace> list(UserId owner, Role least, PageRequest page);

    /// The namespace that is called so; else that of the group that was called so last.
    Optional<Seen<NamedNamespace>> findNamespace(Slug slug, Sight sight);
}
