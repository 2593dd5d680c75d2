package dev.ashlar.namespace.core;

import dev.ashlar.authz.Grant;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.namespace.NamespaceContents;
import java.util.HashSet;
import java.util.Set;

/// Namespaces with something in them, as a test says.
final class FakeContents implements NamespaceContents {
    final Set<Ulid> full = new HashSet<>();
    final Set<Ulid> held = new HashSet<>();

    @Override
    public boolean anyIn(Ulid namespace) {
        return full.contains(namespace);
    }

    @Override
    public void holdAllIn(Ulid namespace, Grant grant) {
        held.add(namespace);
    }

    @Override
    public void deleteAllIn(Ulid namespace, Grant grant) {
        full.remove(namespace);
    }
}
