package dev.ashlar.crc.core;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.AmountPatch;
import dev.ashlar.crc.PoolPatch;
import dev.ashlar.crc.PoolReplacement;
import dev.ashlar.crc.Quota;
import dev.ashlar.crc.ResourceClass;
import dev.ashlar.crc.ResourcePool;
import dev.ashlar.kernel.Problem;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of a pool by a change of it as a whole.
final class Changes {
    private Changes() {}

    static Wanted replaced(ResourcePool pool, PoolReplacement replacement) {
        var there = pool.classes().stream().map(ResourceClass::id).toList();
        var named = replacement.classes().stream().map(ResourceClass::id).toList();
        refuseTwice(named);
        for (var id : named) {
            if (!there.contains(id)) {
                throw Missing.resourceClass(id).asException();
            }
        }
        return new Wanted(
                replacement.terms(),
                replacement.classes().stream().map(Wanted.WantedClass::of).toList(),
                replacedQuota(pool.quota(), replacement.quota()));
    }

    private static @Nullable Amount replacedQuota(@Nullable Quota there, @Nullable Quota wanted) {
        if (wanted == null) {
            return null;
        }
        if (there == null || !there.id().equals(wanted.id())) {
            throw otherQuota().asException();
        }
        return wanted.amount();
    }

    static Wanted patched(ResourcePool pool, PoolPatch patch) {
        refuseTwice(patch.classes().stream().map(PoolPatch.ClassChange::id).toList());
        var wanted = Wanted.of(pool).with(pool.terms().with(patch.terms()));
        for (var it : patch.classes()) {
            wanted = wanted.withClass(it.id(), terms -> terms.with(it.patch()));
        }
        return patch.quota() == null
                ? wanted
                : wanted.with(patchedQuota(pool.quota(), patch.quota()));
    }

    private static Amount patchedQuota(@Nullable Quota there, AmountPatch patch) {
        if (there != null) {
            return there.amount().with(patch);
        }
        return patch.whole()
                .orElseThrow(() ->
                        new Problem.Invalid(
                                        "The resource pool has no quota; to give it one say cpu, memory and gpu.")
                                .asException());
    }

    private static void refuseTwice(List<Integer> ids) {
        if (new HashSet<>(ids).size() < ids.size()) {
            throw Problem.Invalid.field("classes", "must not have the same id twice").asException();
        }
    }

    static Problem otherQuota() {
        return Problem.Invalid.field(
                "quota.id", "is not the id of the pool's quota, which cannot be changed");
    }
}
