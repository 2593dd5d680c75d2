package dev.ashlar.project.core;

import static dev.ashlar.authz.Permission.DELETE;
import static dev.ashlar.authz.Permission.WRITE;

import dev.ashlar.authz.Access;
import dev.ashlar.authz.Grants;
import dev.ashlar.authz.Right;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.namespace.Namespace;
import dev.ashlar.namespace.NamespaceDirectory;
import dev.ashlar.project.Project;
import dev.ashlar.project.ProjectPatch;
import dev.ashlar.project.ports.ProjectStore;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How projects change: rights first, then the tag, then only what really is different.
@Singleton
class ChangeProject {
    private final Access access;
    private final NamespaceDirectory namespaces;
    private final ProjectStore store;
    private final ProjectRecord projects;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    ChangeProject(
            Access access,
            NamespaceDirectory namespaces,
            ProjectStore store,
            ProjectRecord projects,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.access = access;
        this.namespaces = namespaces;
        this.store = store;
        this.projects = projects;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    Project change(Caller.SignedIn caller, Ulid id, ETagCondition expected, ProjectPatch patch) {
        var named = Optional.ofNullable(patch.namespace()).flatMap(namespaces::find);
        var grants = access.ask(caller, questions(id, named));
        var grant = grants.require(WRITE, Project.ref(id), Missing.project(id));
        return unitOfWork.run(() -> {
            var current = store.hold(grant, id).orElseThrow(Missing.project(id)::asException);
            var change = ProjectChange.of(current, patch, named);
            requireRights(grants, change);
            if (!current.fits(expected)) {
                throw new Problem.Stale("project").asException();
            }
            if (change.isEmpty()) {
                return current;
            }
            Extent.check(current.details(), change.wanted().details());
            var next = change.at(clock.instant().truncatedTo(ChronoUnit.MICROS));
            return projects.changed(grant, current, next);
        });
    }

    /// All in one call, although most changes need the first only.
    private static List<Right> questions(Ulid id, Optional<Namespace> named) {
        var project = Project.ref(id);
        var questions =
                new ArrayList<>(List.of(new Right(WRITE, project), new Right(DELETE, project)));
        named.ifPresent(namespace -> questions.add(new Right(WRITE, namespace.ref())));
        return questions;
    }

    private static void requireRights(Grants grants, ProjectChange change) {
        var project = change.current();
        if (change.isForOwners()) {
            grants.require(DELETE, project.ref(), Missing.project(project.id()));
        }
        if (change.nowhere() != null) {
            throw Missing.namespace(change.nowhere());
        }
        if (change.moves()) {
            var destination = change.wanted().namespace().ref();
            grants.require(WRITE, destination, Problem.Forbidden.insufficientPermissions());
        }
    }
}
