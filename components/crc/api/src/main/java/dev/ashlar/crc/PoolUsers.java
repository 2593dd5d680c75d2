package dev.ashlar.crc;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UserId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may use which pool. Public pools are for everybody, except that somebody can be barred from the default one.
public interface PoolUsers {
    /// Who may use a private pool, in the order of their ids; nobody is listed for a public one.
    ///
    /// @throws ProblemException `Problem.NotFound` if there is no such pool
    Page<PoolUser> list(Caller.Admin caller, int pool, PageRequest page);

    /// @param user as the client named her
    /// @throws ProblemException `Problem.Forbidden` for anybody but administrators; `Problem.NotFound` if there is no such
    ///     pool, or she may not use it
    PoolUser get(Caller caller, int pool, String user);

    /// Adds users to a pool. On the default pool this lifts their bars.
    ///
    /// @return the whole list
    /// @throws ProblemException `Problem.NotFound` if there is no such pool, or one of them is no user
    Page<PoolUser> add(Caller.Admin caller, int pool, Set<UserId> users);

    /// Makes exactly these the users of a pool. On the default pool the same as [#add].
    ///
    /// @return the whole list
    /// @throws ProblemException as in [#add]
    Page<PoolUser> set(Caller.Admin caller, int pool, Set<UserId> users);

    /// Takes somebody from a pool; bars her from the default one. Does nothing if there is no such pool or user.
    void remove(Caller.Admin caller, int pool, UserId user);

    /// What somebody may use, in the order of their ids.
    ///
    /// @param name what they are called; null for anything
    /// @throws ProblemException `Problem.NotFound` if there is no such user
    Page<ResourcePool> poolsOf(
            Caller.Admin caller, UserId user, @Nullable String name, PageRequest page);

    /// Adds somebody to pools. The default pool among them lifts her bar.
    ///
    /// @return what she may use
    /// @throws ProblemException `Problem.NotFound` if there is no such user, or one of the pools is not there
    Page<ResourcePool> addPools(Caller.Admin caller, UserId user, Set<Integer> pools);

    /// The same, and takes her out of all other pools. Bars her from nothing.
    ///
    /// @return what she may use
    /// @throws ProblemException as in [#addPools]
    Page<ResourcePool> setPools(Caller.Admin caller, UserId user, Set<Integer> pools);
}
