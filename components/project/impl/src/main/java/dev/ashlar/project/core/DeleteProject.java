package dev.ashlar.project.core;

import static dev.ashlar.authz.Permission.DELETE;

import dev.ashlar.authz.Access;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.project.Project;
import dev.ashlar.project.ports.ProjectStore;
import jakarta.inject.Singleton;
import java.util.List;

/// How one project goes.
@Singleton
class DeleteProject {
    private final Access access;
    private final ProjectStore store;
    private final ProjectRemoval removal;
    private final UnitOfWork unitOfWork;

    DeleteProject(
            Access access, ProjectStore store, ProjectRemoval removal, UnitOfWork unitOfWork) {
        this.access = access;
        this.store = store;
        this.removal = removal;
        this.unitOfWork = unitOfWork;
    }

    void delete(Caller.SignedIn caller, Ulid id) {
        var grant = access.require(caller, DELETE, Project.ref(id), Missing.project(id));
        unitOfWork.run(() -> {
            if (!store.lock(grant, id)) {
                throw Missing.project(id).asException();
            }
            removal.remove(grant, List.of(id));
            return true;
        });
    }
}
