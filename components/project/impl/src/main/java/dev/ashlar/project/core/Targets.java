package dev.ashlar.project.core;

import static dev.ashlar.authz.Permission.WRITE;

import dev.ashlar.authz.Access;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Slug;
import dev.ashlar.namespace.NamespaceDirectory;
import jakarta.inject.Singleton;

/// Where callers may put new projects.
@Singleton
class Targets {
    private final Access access;
    private final NamespaceDirectory namespaces;

    Targets(Access access, NamespaceDirectory namespaces) {
        this.access = access;
        this.namespaces = namespaces;
    }

    Target require(Caller.SignedIn caller, Slug slug) {
        var namespace = namespaces.find(slug).orElseThrow(() -> Missing.namespace(slug));
        var refusal = Problem.Forbidden.insufficientPermissions();
        return new Target(namespace, access.require(caller, WRITE, namespace.ref(), refusal));
    }
}
