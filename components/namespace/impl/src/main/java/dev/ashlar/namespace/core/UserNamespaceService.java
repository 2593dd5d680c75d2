package dev.ashlar.namespace.core;

import static dev.ashlar.authz.ResourceType.USER_NAMESPACE;

import dev.ashlar.authz.Relation;
import dev.ashlar.authz.Relations;
import dev.ashlar.authz.ResourceRef;
import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.NamespaceContents;
import dev.ashlar.namespace.UserNamespace;
import dev.ashlar.namespace.UserNamespaces;
import dev.ashlar.namespace.ports.NamespaceStore;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class UserNamespaceService implements UserNamespaces {
    private final NamespaceStore store;
    private final Relations relations;
    private final Ids ids;
    private final List<NamespaceContents> contents;

    UserNamespaceService(
            NamespaceStore store, Relations relations, Ids ids, List<NamespaceContents> contents) {
        this.store = store;
        this.relations = relations;
        this.ids = ids;
        this.contents = List.copyOf(contents);
    }

    @Override
    public UserNamespace open(UserId owner, Slug wish) {
        var id = ids.next();
        var opened = store.add(id, owner, SlugChoices.plain(wish));
        while (opened.isEmpty()) {
            opened = store.add(id, owner, List.of(SlugChoices.random(wish, ids)));
        }
        relations.add(relationsOf(opened.get()));
        return opened.get();
    }

    @Override
    public void close(UserId owner) {
        store.lockOwnedBy(owner).ifPresent(this::close);
    }

    private void close(UserNamespace namespace) {
        if (contents.stream().anyMatch(part -> part.anyIn(namespace.id()))) {
            store.disown(namespace.id());
            relations.remove(List.of(ownership(namespace)));
        } else {
            store.remove(namespace.id());
            relations.removeAllOf(ref(namespace));
        }
    }

    private static List<Relation> relationsOf(UserNamespace namespace) {
        var ref = ref(namespace);
        return List.of(
                ownership(namespace),
                new Relation(ref, "public_viewer", ResourceRef.EVERY_USER),
                new Relation(ref, "public_viewer", ResourceRef.EVERY_VISITOR),
                new Relation(ref, "user_namespace_platform", ResourceRef.PLATFORM));
    }

    private static Relation ownership(UserNamespace namespace) {
        return new Relation(ref(namespace), "owner", ResourceRef.of(namespace.owner()));
    }

    private static ResourceRef ref(UserNamespace namespace) {
        return ResourceRef.of(USER_NAMESPACE, namespace.id());
    }
}
