package dev.ashlar.secrets.core;

import dev.ashlar.authz.Access;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Sensitive;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.secrets.SessionSecret;
import dev.ashlar.secrets.SessionSecretChange;
import dev.ashlar.secrets.SessionSecretChange.Fresh;
import dev.ashlar.secrets.SessionSecrets;
import dev.ashlar.secrets.ports.FillingStore;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

@Singleton
class SessionSecretService implements SessionSecrets {
    private final Access access;
    private final FillingStore store;
    private final Filling filling;
    private final SealedChange sealing;
    private final UnitOfWork unitOfWork;

    SessionSecretService(
            Access access,
            FillingStore store,
            Filling filling,
            SealedChange sealing,
            UnitOfWork unitOfWork) {
        this.access = access;
        this.store = store;
        this.filling = filling;
        this.sealing = sealing;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Page<SessionSecret> list(Caller.SignedIn caller, Ulid project, PageRequest page) {
        var found = store.list(access.sight(caller), caller.id(), project, page);
        return access.open(caller, Optional.of(found))
                .orElseThrow(Missing.project(project)::asException);
    }

    @Override
    public Page<SessionSecret> change(
            Caller.SignedIn caller, Ulid project, List<SessionSecretChange> changes) {
        requireSeen(caller, project);
        refuseTwice(changes);
        var values = values(changes);
        if (values.isEmpty()) {
            unitOfWork.run(() -> filling.apply(caller, project, changes, List.of()));
        } else {
            // Before anything is sealed: what is refused shall not cost much.
            unitOfWork.run(() -> filling.check(caller, project, changes));
            sealing.run(caller, values, sealed -> filling.apply(caller, project, changes, sealed));
        }
        return list(caller, project, PageRequest.unpaged());
    }

    @Override
    public void clear(Caller.SignedIn caller, Ulid project) {
        requireSeen(caller, project);
        unitOfWork.run(() -> {
            store.removeAll(project, caller.id());
            return true;
        });
    }

    private void requireSeen(Caller.SignedIn caller, Ulid project) {
        list(caller, project, new PageRequest(1, 1));
    }

    private static List<Sensitive> values(List<SessionSecretChange> changes) {
        return changes.stream()
                .filter(Fresh.class::isInstance)
                .map(change -> ((Fresh) change).value())
                .toList();
    }

    private static void refuseTwice(List<SessionSecretChange> changes) {
        var slots = new HashSet<Ulid>();
        for (var change : changes) {
            if (!slots.add(change.slot())) {
                throw new Problem.Invalid(
                                "The session secret slot %s is named twice, name it once."
                                        .formatted(change.slot()))
                        .asException();
            }
        }
    }
}
