package dev.ashlar.namespace.ports;

import dev.ashlar.authz.Relation;
import dev.ashlar.kernel.Slug;
import dev.ashlar.kernel.Ulid;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import dev.ashlar.testkit.FakeUnitOfWork;
import dev.ashlar.testkit.RecordingRelations;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

class InMemoryGroupStoreTest extends GroupStoreContract {
    private final RecordingRelations relations = new RecordingRelations();
    private final InMemoryGroupStore store = new InMemoryGroupStore(relations);
    private final UnitOfWork unitOfWork = new FakeUnitOfWork();

    @Override
    protected GroupStore store() {
        return store;
    }

    @Override
    protected NamespaceCatalog catalog() {
        return store;
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    protected void enrol(
            UserId id, Ulid namespace, Slug slug, @Nullable String first, @Nullable String last) {
        store.enrol(id, namespace, slug, first, last);
    }

    @Override
    protected void relate(Collection<Relation> more) {
        relations.add(more);
    }
}
