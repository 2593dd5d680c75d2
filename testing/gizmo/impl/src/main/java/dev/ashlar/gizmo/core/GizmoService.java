package dev.ashlar.gizmo.core;

import dev.ashlar.gizmo.Gizmo;
import dev.ashlar.gizmo.Gizmos;
import dev.ashlar.gizmo.ports.GizmoStore;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Singleton
class GizmoService implements Gizmos {
    private final GizmoStore store;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final InstantSource clock;

    GizmoService(GizmoStore store, UnitOfWork unitOfWork, Ids ids, InstantSource clock) {
        this.store = store;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Gizmo create(Caller.SignedIn caller, String name) {
        return unitOfWork.run(() -> {
            var gizmo = new Gizmo(ids.next(), name, caller.id(), clock.instant());
            if (!store.add(gizmo)) {
                throw new Problem.Conflict("There is a gizmo named %s already.".formatted(name))
                        .asException();
            }
            return gizmo;
        });
    }

    @Override
    public Gizmo get(Ulid id) {
        return store.find(id)
                .orElseThrow(() -> Problem.NotFound.of("gizmo", id.value()).asException());
    }
}
