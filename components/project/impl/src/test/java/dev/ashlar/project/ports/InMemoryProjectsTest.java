package dev.ashlar.project.ports;

import dev.ashlar.authz.Relation;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.namespace.Namespace;
import dev.ashlar.testkit.FakeUnitOfWork;
import dev.ashlar.testkit.RecordingRelations;
import java.util.List;

class InMemoryProjectsTest extends ProjectStoreContract {
    private final RecordingRelations relations = new RecordingRelations();
    private final InMemoryProjects projects = new InMemoryProjects(relations);
    private final UnitOfWork unitOfWork = new FakeUnitOfWork();

    @Override
    protected ProjectStore store() {
        return projects;
    }

    @Override
    protected ProjectReads reads() {
        return projects;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    protected void person(UserId id) {
        projects.addUser(id);
    }

    @Override
    protected void namespace(Namespace namespace) {
        projects.addNamespace(namespace.id());
    }

    @Override
    protected void record(Relation relation) {
        relations.add(List.of(relation));
    }
}
