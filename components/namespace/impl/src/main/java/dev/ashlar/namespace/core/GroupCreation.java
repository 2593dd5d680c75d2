package dev.ashlar.namespace.core;

import dev.ashlar.authn.Enrolment;
import dev.ashlar.authz.Access;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.namespace.Group;
import dev.ashlar.namespace.GroupDraft;
import dev.ashlar.namespace.ports.GroupStore;
import jakarta.inject.Singleton;
import java.util.List;

/// Makes groups.
@Singleton
class GroupCreation {
    private final GroupStore store;
    private final Access access;
    private final Enrolment enrolment;
    private final GroupChronicle chronicle;
    private final UnitOfWork unitOfWork;
    private final Ids ids;

    GroupCreation(
            GroupStore store,
            Access access,
            Enrolment enrolment,
            GroupChronicle chronicle,
            UnitOfWork unitOfWork,
            Ids ids) {
        this.store = store;
        this.access = access;
        this.enrolment = enrolment;
        this.chronicle = chronicle;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
    }

    Group create(Caller.SignedIn caller, GroupDraft draft) {
        // Everybody may make a group; what is asked is whether her rights on it can take effect
        // now.
        access.ask(caller, List.of());
        var id = ids.next();
        return unitOfWork.run(() -> {
            var group =
                    new Group(
                            id,
                            draft.slug(),
                            draft.name(),
                            draft.description(),
                            caller.id(),
                            chronicle.now());
            while (!store.add(group)) {
                enrolment.ensure(caller);
            }
            chronicle.made(group);
            return group;
        });
    }
}
