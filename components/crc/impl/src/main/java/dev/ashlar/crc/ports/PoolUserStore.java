package dev.ashlar.crc.ports;

import dev.ashlar.crc.PoolUser;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// Keeps who may use private pools, and who is barred from the default one.
public interface PoolUserStore {
    /// The members of a pool, in the order of their ids; none of a public one.
    Page<PoolUser> list(int pool, PageRequest page);

    /// Somebody who may use a pool.
    Optional<PoolUser> find(int pool, UserId user);

    boolean isUser(UserId user);

    /// Which of these are users; they stay until the transaction ends.
    Set<UserId> holdUsers(Collection<UserId> users);

    /// Makes somebody a member of pools that are held; nothing happens where she is one.
    void add(Collection<Integer> pools, Collection<UserId> users);

    /// Ends the membership of all but these in a pool that is held.
    void keepOnly(int pool, Collection<UserId> users);

    /// Ends what somebody is in all pools but these.
    void keepOnly(UserId user, Collection<Integer> pools);

    void remove(int pool, UserId user);

    /// Bars somebody from the default pool.
    void bar(UserId user);

    void liftBars(Collection<UserId> users);

    /// Removes her from all pools, and her bar.
    void removeAllOf(UserId user);
}
