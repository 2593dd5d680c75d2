package dev.ashlar.namespace.core;

import dev.ashlar.authz.Access;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Slug;
import dev.ashlar.namespace.NamedNamespace;
import dev.ashlar.namespace.Namespaces;
import dev.ashlar.namespace.ports.NamespaceCatalog;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

@Singleton
class NamespaceService implements Namespaces {
    private final NamespaceCatalog catalog;
    private final Access access;

    NamespaceService(NamespaceCatalog catalog, Access access) {
        this.catalog = catalog;
        this.access = access;
    }

    @Override
    public Page<NamedNamespace> list(
            Caller.SignedIn caller, @Nullable Role least, PageRequest page) {
        return least == null || caller instanceof Caller.Admin
                ? catalog.list(caller.id(), page)
                : catalog.list(caller.id(), least, page);
    }

    @Override
    public NamedNamespace get(Caller caller, Slug slug) {
        return access.open(caller, catalog.findNamespace(slug, access.sight(caller)))
                .orElseThrow(() ->
                        new Problem.NotFound(
                                        "The namespace %s does not exist or you do not have access"
                                                        .formatted(slug)
                                                + " to it.")
                                .asException());
    }
}
