package dev.ashlar.crc.core;

import dev.ashlar.crc.ClassPatch;
import dev.ashlar.crc.ClassTerms;
import dev.ashlar.crc.ResourceClass;
import dev.ashlar.crc.ResourceClasses;
import dev.ashlar.crc.ResourcePool;
import dev.ashlar.crc.ports.PoolReads;
import dev.ashlar.crc.ports.RecordedPool;
import dev.ashlar.crc.ports.Viewer;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

@Singleton
class ClassService implements ResourceClasses {
    private final PoolReads reads;
    private final PoolChange change;

    ClassService(PoolReads reads, PoolChange change) {
        this.reads = reads;
        this.change = change;
    }

    @Override
    public Page<ResourceClass> list(
            Caller caller, int pool, @Nullable String name, PageRequest page) {
        var named =
                pool(caller, pool).classes().stream()
                        .filter(it -> name == null || it.terms().name().equals(name))
                        .toList();
        var items = named.stream().skip(page.offset()).limit(page.size()).toList();
        return new Page<>(items, page, named.size());
    }

    @Override
    public ResourceClass get(Caller caller, int pool, int id) {
        return find(pool(caller, pool), id).orElseThrow(Missing.resourceClass(id)::asException);
    }

    @Override
    public ResourceClass get(Caller caller, int id) {
        return reads.findClass(Viewer.of(caller), id)
                .orElseThrow(Missing.resourceClass(id)::asException);
    }

    @Override
    public ResourceClass add(Caller.Admin caller, int pool, ClassTerms terms) {
        var changed = change.run(pool, it -> Wanted.of(it).withClass(terms)).pool();
        // Ids grow: the new one is the last.
        return changed.classes().getLast();
    }

    @Override
    public ResourceClass replace(Caller.Admin caller, int pool, int id, ClassTerms terms) {
        return changed(pool, id, _ -> terms);
    }

    @Override
    public ResourceClass change(Caller.Admin caller, int pool, int id, ClassPatch patch) {
        return changed(pool, id, terms -> terms.with(patch));
    }

    @Override
    public void delete(Caller.Admin caller, int pool, int id) {
        ifThere(() ->
                change.run(
                        pool,
                        it -> {
                            if (find(it, id)
                                    .filter(found -> found.terms().isDefault())
                                    .isPresent()) {
                                throw new Problem.Invalid(
                                                "The default class of a resource pool cannot be deleted.")
                                        .asException();
                            }
                            return Wanted.of(it).withoutClass(id);
                        }));
    }

    @Override
    public void clearTolerations(Caller.Admin caller, int pool, int id) {
        ifThere(() -> changed(pool, id, ClassTerms::withoutTolerations));
    }

    @Override
    public void clearAffinities(Caller.Admin caller, int pool, int id) {
        ifThere(() -> changed(pool, id, ClassTerms::withoutAffinities));
    }

    private ResourceClass changed(int pool, int id, UnaryOperator<ClassTerms> terms) {
        var changed = change.run(pool, it -> Wanted.of(it).withClass(id, terms)).pool();
        return find(changed, id).orElseThrow();
    }

    private ResourcePool pool(Caller caller, int id) {
        return reads.find(Viewer.of(caller), id)
                .map(RecordedPool::pool)
                .orElseThrow(Missing.pool(id)::asException);
    }

    private static Optional<ResourceClass> find(ResourcePool pool, int id) {
        return pool.classes().stream().filter(it -> it.id() == id).findFirst();
    }

    /// Whoever removes what is not there has what he wants.
    private static void ifThere(Runnable removal) {
        try {
            removal.run();
        } catch (ProblemException refused) {
            if (!(refused.problem() instanceof Problem.NotFound)) {
                throw refused;
            }
        }
    }
}
