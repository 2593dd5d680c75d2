package dev.ashlar.crc.core;

import dev.ashlar.crc.PoolTerms;
import dev.ashlar.crc.PoolUser;
import dev.ashlar.crc.PoolUsers;
import dev.ashlar.crc.ResourcePool;
import dev.ashlar.crc.ports.PoolReads;
import dev.ashlar.crc.ports.PoolStore;
import dev.ashlar.crc.ports.PoolUserStore;
import dev.ashlar.crc.ports.Viewer;
import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

@Singleton
class PoolUserService implements PoolUsers {
    private final PoolUserStore users;
    private final PoolStore pools;
    private final PoolReads reads;
    private final Sights sights;
    private final UnitOfWork unitOfWork;

    PoolUserService(
            PoolUserStore users,
            PoolStore pools,
            PoolReads reads,
            Sights sights,
            UnitOfWork unitOfWork) {
        this.users = users;
        this.pools = pools;
        this.reads = reads;
        this.sights = sights;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Page<PoolUser> list(Caller.Admin caller, int pool, PageRequest page) {
        if (reads.find(Viewer.of(caller), pool).isEmpty()) {
            throw Missing.pool(pool).asException();
        }
        return users.list(pool, page);
    }

    @Override
    public PoolUser get(Caller caller, int pool, String user) {
        return switch (caller) {
            case Caller.Admin _, Caller.Service _ ->
                    UserId.parse(user)
                            .flatMap(id -> users.find(pool, id))
                            .orElseThrow(Problem.NotFound.of("user", user)::asException);
            case Caller.User _, Caller.Anonymous _ ->
                    throw Problem.Forbidden.insufficientPermissions().asException();
        };
    }

    @Override
    public Page<PoolUser> add(Caller.Admin caller, int pool, Set<UserId> added) {
        return change(pool, added, false);
    }

    @Override
    public Page<PoolUser> set(Caller.Admin caller, int pool, Set<UserId> wanted) {
        return change(pool, wanted, true);
    }

    private Page<PoolUser> change(int pool, Set<UserId> wanted, boolean only) {
        return unitOfWork.run(() -> {
            var terms = hold(pool);
            holdAll(wanted);
            if (terms.isDefault()) {
                users.liftBars(wanted);
            } else {
                if (only) {
                    users.keepOnly(pool, wanted);
                }
                users.add(List.of(pool), wanted);
            }
            return users.list(pool, PageRequest.unpaged());
        });
    }

    @Override
    public void remove(Caller.Admin caller, int pool, UserId user) {
        unitOfWork.run(() -> {
            var held = pools.hold(pool);
            if (held.isEmpty()) {
                return false;
            }
            if (!held.get().pool().terms().isDefault()) {
                users.remove(pool, user);
            } else if (users.holdUsers(Set.of(user)).contains(user)) {
                users.bar(user);
            }
            return true;
        });
    }

    @Override
    public Page<ResourcePool> poolsOf(
            Caller.Admin caller, UserId user, @Nullable String name, PageRequest page) {
        if (!users.isUser(user)) {
            throw Missing.user(user).asException();
        }
        return reads.list(Viewer.of(user), name, page).map(sights::shown);
    }

    @Override
    public Page<ResourcePool> addPools(Caller.Admin caller, UserId user, Set<Integer> added) {
        return change(user, added, false);
    }

    @Override
    public Page<ResourcePool> setPools(Caller.Admin caller, UserId user, Set<Integer> wanted) {
        return change(user, wanted, true);
    }

    private Page<ResourcePool> change(UserId user, Set<Integer> wanted, boolean only) {
        return unitOfWork
                .run(() -> {
                    var members = new TreeSet<Integer>();
                    var lifts = false;
                    // In one order, so that two who want the same pools do not wait for one
                    // another.
                    for (int pool : new TreeSet<>(wanted)) {
                        if (hold(pool).isDefault()) {
                            lifts = true;
                        } else {
                            members.add(pool);
                        }
                    }
                    holdAll(Set.of(user));
                    if (lifts) {
                        users.liftBars(Set.of(user));
                    }
                    if (only) {
                        users.keepOnly(user, members);
                    }
                    users.add(members, Set.of(user));
                    return reads.list(Viewer.of(user), null, PageRequest.unpaged());
                })
                .map(sights::shown);
    }

    private PoolTerms hold(int pool) {
        return pools.hold(pool).orElseThrow(Missing.pool(pool)::asException).pool().terms();
    }

    private void holdAll(Set<UserId> wanted) {
        var there = users.holdUsers(wanted);
        for (var user : wanted) {
            if (!there.contains(user)) {
                throw Missing.user(user).asException();
            }
        }
    }
}
