package dev.ashlar.project.core;

import dev.ashlar.authz.Grant;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.namespace.NamespaceContents;
import dev.ashlar.project.ports.ProjectStore;
import jakarta.inject.Singleton;

/// Projects as part of what namespaces hold.
@Singleton
class ProjectsOfNamespaces implements NamespaceContents {
    /// Projects that go with one statement each of rows, relations and events.
    private static final int AT_ONCE = 250;

    private final ProjectStore store;
    private final ProjectRemoval removal;

    ProjectsOfNamespaces(ProjectStore store, ProjectRemoval removal) {
        this.store = store;
        this.removal = removal;
    }

    @Override
    public boolean anyIn(Ulid namespace) {
        return store.anyIn(namespace);
    }

    @Override
    public void holdAllIn(Ulid namespace, Grant grant) {
        store.lockAllIn(grant, namespace);
    }

    @Override
    public void deleteAllIn(Ulid namespace, Grant grant) {
        var some = store.holdIn(grant, namespace, AT_ONCE);
        while (!some.isEmpty()) {
            removal.remove(grant, some);
            some = store.holdIn(grant, namespace, AT_ONCE);
        }
    }
}
