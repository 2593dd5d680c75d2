package dev.ashlar.secrets.core;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.project.ProjectContents;
import dev.ashlar.secrets.ports.SlotStore;
import jakarta.inject.Singleton;
import java.util.Collection;

/// Slots as part of what belongs to projects. Copies have none: what a session asks for is decided by whoever owns it.
@Singleton
class SlotsOfProjects implements ProjectContents {
    private final SlotStore store;

    SlotsOfProjects(SlotStore store) {
        this.store = store;
    }

    @Override
    public void copy(Caller.SignedIn caller, Ulid source, Ulid copy) {}

    @Override
    public void deleteAllOf(Collection<Ulid> projects) {
        store.removeAllOf(projects);
    }
}
