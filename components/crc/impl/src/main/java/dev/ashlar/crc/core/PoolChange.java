package dev.ashlar.crc.core;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.Quota;
import dev.ashlar.crc.ResourceClass;
import dev.ashlar.crc.ResourcePool;
import dev.ashlar.crc.ports.PoolStore;
import dev.ashlar.crc.ports.QuotaFollower;
import dev.ashlar.crc.ports.QuotaRows;
import dev.ashlar.crc.ports.RecordedPool;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UnitOfWork;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The one way in which pools change: the pool is held, what is wanted is checked and written, and after the commit the
/// cluster follows.
@Singleton
class PoolChange {
    private final PoolStore pools;
    private final QuotaRows quotas;
    private final QuotaFollower follower;
    private final UnitOfWork unitOfWork;

    PoolChange(PoolStore pools, QuotaRows quotas, QuotaFollower follower, UnitOfWork unitOfWork) {
        this.pools = pools;
        this.quotas = quotas;
        this.follower = follower;
        this.unitOfWork = unitOfWork;
    }

    /// @param touched the name of a quota that the cluster is to follow; null if nothing changed for it
    private record Written(RecordedPool pool, @Nullable String touched) {}

    /// @return as recorded
    RecordedPool create(Wanted wanted) {
        PoolRules.check(wanted);
        return followed(
                unitOfWork.run(() -> {
                    var id = pools.add(wanted.terms()).orElseThrow(PoolChange::secondDefault);
                    var empty = new ResourcePool(id, wanted.terms(), null, List.of());
                    return written(new RecordedPool(empty, false), wanted);
                }));
    }

    /// @param change may refuse
    /// @return as recorded; a quota that has just changed reads as one that waits, whether or not the cluster could follow
    /// @throws ProblemException `Problem.NotFound` if there is no such pool; `Problem.Invalid` if a rule would not hold
    RecordedPool run(int id, Function<ResourcePool, Wanted> change) {
        return followed(
                unitOfWork.run(() -> {
                    var held = pools.hold(id).orElseThrow(Missing.pool(id)::asException);
                    var wanted = change.apply(held.pool());
                    PoolRules.check(wanted);
                    return written(held, wanted);
                }));
    }

    /// @throws ProblemException `Problem.Invalid` for the default pool
    void delete(int id) {
        unitOfWork
                .run(() -> {
                    var held = pools.hold(id).map(RecordedPool::pool);
                    if (held.isPresent() && held.get().terms().isDefault()) {
                        throw new Problem.Invalid("The default resource pool cannot be deleted.")
                                .asException();
                    }
                    var quota = held.map(ResourcePool::quota).map(Quota::id);
                    quota.ifPresent(quotas::remove);
                    held.ifPresent(pool -> pools.remove(pool.id()));
                    return quota;
                })
                .ifPresent(follower::follow);
    }

    private RecordedPool followed(Written written) {
        if (written.touched() != null) {
            follower.follow(written.touched());
        }
        return written.pool();
    }

    private Written written(RecordedPool held, Wanted wanted) {
        var pool = held.pool();
        if (!wanted.terms().equals(pool.terms()) && !pools.write(pool.id(), wanted.terms())) {
            throw secondDefault();
        }
        var classes = writtenClasses(pool, wanted.classes());
        var quota = writtenQuota(pool, wanted.quota());
        var after = new ResourcePool(pool.id(), wanted.terms(), quota, classes);
        var before = pool.quota();
        if (Objects.equals(quota, before)) {
            return new Written(new RecordedPool(after, held.waits()), null);
        }
        var touched = quota == null ? Objects.requireNonNull(before).id() : quota.id();
        return new Written(new RecordedPool(after, true), touched);
    }

    private List<ResourceClass> writtenClasses(ResourcePool pool, List<Wanted.WantedClass> wanted) {
        var gone =
                pool.classes().stream()
                        .map(ResourceClass::id)
                        .filter(id -> wanted.stream().noneMatch(it -> it.is(id)))
                        .collect(Collectors.toSet());
        if (!gone.isEmpty()) {
            pools.removeClasses(gone);
        }
        var classes = new ArrayList<ResourceClass>();
        var fresh = new ArrayList<Wanted.WantedClass>();
        for (var it : wanted) {
            if (it.id() == null) {
                fresh.add(it);
            } else {
                classes.add(new ResourceClass(it.id(), it.terms()));
            }
        }
        // Whoever loses the mark of the default comes before whoever gets it.
        classes.stream()
                .filter(it -> !pool.classes().contains(it))
                .sorted(Comparator.comparing(it -> it.terms().isDefault()))
                .forEach(pools::writeClass);
        fresh.forEach(it -> classes.add(pools.addClass(pool.id(), it.terms())));
        classes.sort(Comparator.comparingInt(ResourceClass::id));
        return classes;
    }

    private @Nullable Quota writtenQuota(ResourcePool pool, @Nullable Amount wanted) {
        var quota = pool.quota();
        if (quota == null) {
            return wanted == null ? null : quotas.add(pool.id(), wanted);
        }
        if (wanted == null) {
            quotas.remove(quota.id());
            return null;
        }
        var changed = new Quota(quota.id(), wanted);
        if (!changed.equals(quota)) {
            quotas.change(changed);
        }
        return changed;
    }

    private static ProblemException secondDefault() {
        return new Problem.Invalid(
                        "There is a default resource pool already, and there can be only one.")
                .asException();
    }
}
