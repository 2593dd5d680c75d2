package dev.ashlar.users.core;

import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.UserNamespaces;
import dev.ashlar.users.UserContents;
import jakarta.inject.Singleton;
import java.util.List;

/// All that is only somebody's own: what other components keep for her, her namespace, and her rights.
@Singleton
class Belongings {
    private final UserNamespaces namespaces;
    private final Relations relations;
    private final List<UserContents> contents;

    Belongings(UserNamespaces namespaces, Relations relations, List<UserContents> contents) {
        this.namespaces = namespaces;
        this.relations = relations;
        this.contents = List.copyOf(contents);
    }

    /// In the transaction at hand, in which her row has been removed.
    void remove(Caller by, UserId user) {
        contents.forEach(part -> part.removeAllOf(by, user));
        namespaces.close(user);
        relations.removeAllOf(ResourceRef.of(user));
    }
}
