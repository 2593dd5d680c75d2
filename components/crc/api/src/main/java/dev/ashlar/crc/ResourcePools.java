package dev.ashlar.crc;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// What computing there is. Anybody may read what he may use; what he may not use is not there for him.
///
/// Pools come with the quotas that the cluster has, or is about to have; where that is not known, without.
public interface ResourcePools {
    /// In the order of their ids.
    Page<ResourcePool> list(Caller caller, PageRequest page);

    /// @param name what it has to be called; null for anything
    /// @throws ProblemException `Problem.NotFound` if there is no such pool
    ResourcePool get(Caller caller, int id, @Nullable String name);

    /// @throws ProblemException `Problem.Invalid` if a rule of pools or classes does not hold
    ResourcePool create(Caller.Admin caller, PoolDraft draft);

    /// @throws ProblemException `Problem.NotFound` if there is no such pool, or it has no such class; `Problem.Invalid`
    ///     if a rule would no longer hold, or the quota has another id
    ResourcePool replace(Caller.Admin caller, int id, PoolReplacement replacement);

    /// @throws ProblemException as in [#replace]
    ResourcePool change(Caller.Admin caller, int id, PoolPatch patch);

    /// Does nothing if there is no such pool.
    ///
    /// @throws ProblemException `Problem.Invalid` for the default pool
    void delete(Caller.Admin caller, int id);

    /// @throws ProblemException `Problem.NotFound` if there is no such pool, or it has none
    Quota quota(Caller caller, int pool);

    /// @throws ProblemException `Problem.NotFound` if there is no such pool, or it has none; `Problem.Invalid` if a class
    ///     does not fit, or the id is another one
    Quota replaceQuota(Caller.Admin caller, int pool, Quota quota);

    /// @throws ProblemException as in [#replaceQuota]
    Quota changeQuota(Caller.Admin caller, int pool, AmountPatch patch);
}
