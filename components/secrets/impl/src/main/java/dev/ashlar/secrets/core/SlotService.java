package dev.ashlar.secrets.core;

import static dev.ashlar.authz.Permission.WRITE;

import dev.ashlar.authz.Access;
import dev.ashlar.authz.Grant;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.kernel.Ids;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.project.Project;
import dev.ashlar.secrets.SessionSecretSlot;
import dev.ashlar.secrets.SessionSecretSlotDraft;
import dev.ashlar.secrets.SessionSecretSlotPatch;
import dev.ashlar.secrets.SessionSecretSlots;
import dev.ashlar.secrets.ports.SlotStore;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

@Singleton
class SlotService implements SessionSecretSlots {
    private final Access access;
    private final SlotStore store;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final InstantSource clock;

    SlotService(
            Access access, SlotStore store, UnitOfWork unitOfWork, Ids ids, InstantSource clock) {
        this.access = access;
        this.store = store;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Page<SessionSecretSlot> list(Caller caller, Ulid project, PageRequest page) {
        return access.open(caller, Optional.of(store.list(access.sight(caller), project, page)))
                .orElseThrow(Missing.project(project)::asException);
    }

    @Override
    public SessionSecretSlot get(Caller caller, Ulid id) {
        return find(caller, id).orElseThrow(Missing.slot(id)::asException);
    }

    @Override
    public SessionSecretSlot create(Caller.SignedIn caller, SessionSecretSlotDraft draft) {
        var missing = Missing.project(draft.project());
        var grant = access.require(caller, WRITE, Project.ref(draft.project()), missing);
        Filenames.check("filename", draft.filename());
        return unitOfWork.run(() -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var slot = draft.made(ids, caller.id(), now);
            return switch (store.add(grant, slot)) {
                case DONE -> slot;
                case NO_PROJECT -> throw missing.asException();
                case TAKEN -> throw taken(slot);
            };
        });
    }

    @Override
    public SessionSecretSlot change(
            Caller.SignedIn caller, Ulid id, ETagCondition expected, SessionSecretSlotPatch patch) {
        var grant = mayWrite(caller, get(caller, id));
        if (patch.filename() != null) {
            Filenames.check("filename", patch.filename());
        }
        return unitOfWork.run(() -> {
            var current = store.hold(grant, id).orElseThrow(Missing.slot(id)::asException);
            if (!expected.fits(current.etag())) {
                throw new Problem.Stale("session secret slot").asException();
            }
            var next = current.with(patch, clock.instant().truncatedTo(ChronoUnit.MICROS));
            if (next.saysTheSameAs(current)) {
                return current;
            }
            if (!store.replace(grant, next)) {
                throw taken(next);
            }
            return next;
        });
    }

    @Override
    public void delete(Caller.SignedIn caller, Ulid id) {
        var found = find(caller, id);
        if (found.isPresent()) {
            var grant = mayWrite(caller, found.get());
            unitOfWork.run(() -> {
                store.remove(grant, id);
                return true;
            });
        }
    }

    private Optional<SessionSecretSlot> find(Caller caller, Ulid id) {
        return access.open(caller, store.find(access.sight(caller), id));
    }

    private Grant mayWrite(Caller.SignedIn caller, SessionSecretSlot slot) {
        return access.require(caller, WRITE, Project.ref(slot.project()), Missing.slot(slot.id()));
    }

    private static ProblemException taken(SessionSecretSlot slot) {
        return new Problem.Conflict(
                        "The project has a slot with the filename %s already, choose another one."
                                .formatted(slot.filename()))
                .asException();
    }
}
