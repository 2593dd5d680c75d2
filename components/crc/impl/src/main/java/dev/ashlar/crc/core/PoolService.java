package dev.ashlar.crc.core;

import dev.ashlar.crc.AmountPatch;
import dev.ashlar.crc.PoolDraft;
import dev.ashlar.crc.PoolPatch;
import dev.ashlar.crc.PoolReplacement;
import dev.ashlar.crc.Quota;
import dev.ashlar.crc.ResourcePool;
import dev.ashlar.crc.ResourcePools;
import dev.ashlar.crc.ports.PoolReads;
import dev.ashlar.crc.ports.Viewer;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Singleton
class PoolService implements ResourcePools {
    private final PoolReads reads;
    private final Sights sights;
    private final PoolChange change;

    PoolService(PoolReads reads, Sights sights, PoolChange change) {
        this.reads = reads;
        this.sights = sights;
        this.change = change;
    }

    @Override
    public Page<ResourcePool> list(Caller caller, PageRequest page) {
        return reads.list(Viewer.of(caller), null, page).map(sights::shown);
    }

    @Override
    public ResourcePool get(Caller caller, int id, @Nullable String name) {
        return reads.find(Viewer.of(caller), id)
                .map(sights::shown)
                .filter(pool -> name == null || pool.terms().name().equals(name))
                .orElseThrow(Missing.pool(id)::asException);
    }

    @Override
    public ResourcePool create(Caller.Admin caller, PoolDraft draft) {
        var classes = draft.classes().stream().map(Wanted.WantedClass::fresh).toList();
        return sights.shown(change.create(new Wanted(draft.terms(), classes, draft.quota())));
    }

    @Override
    public ResourcePool replace(Caller.Admin caller, int id, PoolReplacement replacement) {
        return sights.shown(change.run(id, pool -> Changes.replaced(pool, replacement)));
    }

    @Override
    public ResourcePool change(Caller.Admin caller, int id, PoolPatch patch) {
        return sights.shown(change.run(id, pool -> Changes.patched(pool, patch)));
    }

    @Override
    public void delete(Caller.Admin caller, int id) {
        change.delete(id);
    }

    @Override
    public Quota quota(Caller caller, int pool) {
        return Optional.ofNullable(get(caller, pool, null).quota())
                .orElseThrow(Missing.quotaOf(pool)::asException);
    }

    @Override
    public Quota replaceQuota(Caller.Admin caller, int pool, Quota quota) {
        return recordedQuota(
                change.run(
                                pool,
                                it -> {
                                    if (!recordedQuota(it).id().equals(quota.id())) {
                                        throw Changes.otherQuota().asException();
                                    }
                                    return Wanted.of(it).with(quota.amount());
                                })
                        .pool());
    }

    @Override
    public Quota changeQuota(Caller.Admin caller, int pool, AmountPatch patch) {
        return recordedQuota(
                change.run(pool, it -> Wanted.of(it).with(recordedQuota(it).amount().with(patch)))
                        .pool());
    }

    private static Quota recordedQuota(ResourcePool pool) {
        return Optional.ofNullable(pool.quota())
                .orElseThrow(Missing.quotaOf(pool.id())::asException);
    }
}
