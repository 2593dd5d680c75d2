package dev.ashlar.namespace.core;

import static dev.ashlar.authz.Permission.DELETE;

import dev.ashlar.authz.Access;
import dev.ashlar.authz.Grant;
import dev.ashlar.authz.Standing;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.namespace.Group;
import dev.ashlar.namespace.GroupDraft;
import dev.ashlar.namespace.GroupPatch;
import dev.ashlar.namespace.Groups;
import dev.ashlar.namespace.NamespaceContents;
import dev.ashlar.namespace.ports.GroupStore;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class GroupService implements Groups {
    private final GroupStore store;
    private final Access access;
    private final GroupCreation creation;
    private final GroupChronicle chronicle;
    private final UnitOfWork unitOfWork;
    private final List<NamespaceContents> contents;

    GroupService(
            GroupStore store,
            Access access,
            GroupCreation creation,
            GroupChronicle chronicle,
            UnitOfWork unitOfWork,
            List<NamespaceContents> contents) {
        this.store = store;
        this.access = access;
        this.creation = creation;
        this.chronicle = chronicle;
        this.unitOfWork = unitOfWork;
        this.contents = List.copyOf(contents);
    }

    @Override
    public Page<Group> list(Caller caller, boolean direct, PageRequest page) {
        if (!direct) {
            return store.list(page);
        }
        return switch (caller) {
            case Caller.SignedIn herself -> store.listOf(herself.id(), page);
            case Caller.Anonymous _, Caller.Service _ -> new Page<>(List.of(), page, 0);
        };
    }

    @Override
    public Group create(Caller.SignedIn caller, GroupDraft draft) {
        return creation.create(caller, draft);
    }

    @Override
    public Group get(Caller caller, Slug slug) {
        return access.open(caller, store.find(slug, access.sight(caller)))
                .orElseThrow(() -> GroupRefusals.missing(slug).asException());
    }

    @Override
    public Standing standing(Caller caller, Slug slug) {
        return store.find(slug, access.sight(caller))
                .map(found -> access.standing(caller, found))
                .filter(Standing::sees)
                .orElseThrow(() -> GroupRefusals.missing(slug).asException());
    }

    @Override
    public Group change(Caller.SignedIn caller, Slug slug, GroupPatch patch) {
        var found = store.find(slug).orElseThrow(() -> GroupRefusals.missing(slug).asException());
        var grant = grant(caller, found, slug);
        return unitOfWork.run(() -> {
            var held =
                    store.hold(grant).orElseThrow(() -> GroupRefusals.missing(slug).asException());
            // Somebody may have renamed it since it was found.
            var before = GroupRefusals.current(held, slug);
            var after = before.with(patch);
            if (!after.equals(before)) {
                if (!after.slug().equals(before.slug())) {
                    contents.forEach(part -> part.holdAllIn(after.id(), grant));
                }
                var now = chronicle.now();
                store.change(grant, before, after, now);
                chronicle.changed(after, now);
            }
            return after;
        });
    }

    @Override
    public void delete(Caller.SignedIn caller, Slug slug) {
        store.find(slug)
                .ifPresent(found -> {
                    var grant = grant(caller, found, slug);
                    unitOfWork.run(() -> {
                        var held = store.close(grant);
                        held.ifPresent(group -> delete(grant, GroupRefusals.current(group, slug)));
                        return held.isPresent();
                    });
                });
    }

    private void delete(Grant grant, Group group) {
        contents.forEach(part -> part.deleteAllIn(group.id(), grant));
        store.remove(grant);
        chronicle.removed(group);
    }

    /// To do what only owners do.
    private Grant grant(Caller.SignedIn caller, Group found, Slug asked) {
        var group = GroupRefusals.current(found, asked);
        return access.require(caller, DELETE, group.ref(), GroupRefusals.missing(asked));
    }
}
