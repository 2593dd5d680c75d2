package dev.ashlar.crc;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// The sizes of sessions that pools offer. A class is there for whom its pool is.
public interface ResourceClasses {
    /// In the order of their ids.
    ///
    /// @param name what they are called; null for anything
    /// @throws ProblemException `Problem.NotFound` if there is no such pool
    Page<ResourceClass> list(Caller caller, int pool, @Nullable String name, PageRequest page);

    /// @throws ProblemException `Problem.NotFound` if there is no such pool, or it has no such class
    ResourceClass get(Caller caller, int pool, int id);

    /// The same, whichever pool it is in.
    ///
    /// @throws ProblemException `Problem.NotFound` if there is no such class
    ResourceClass get(Caller caller, int id);

    /// @throws ProblemException `Problem.NotFound` if there is no such pool; `Problem.Invalid` for a second default, or
    ///     what does not fit the quota
    ResourceClass add(Caller.Admin caller, int pool, ClassTerms terms);

    /// @throws ProblemException `Problem.NotFound` as in [#get]; `Problem.Invalid` if a rule would no longer hold
    ResourceClass replace(Caller.Admin caller, int pool, int id, ClassTerms terms);

    /// @throws ProblemException as in [#replace]
    ResourceClass change(Caller.Admin caller, int pool, int id, ClassPatch patch);

    /// Does nothing if there is no such class.
    ///
    /// @throws ProblemException `Problem.Invalid` for the default class
    void delete(Caller.Admin caller, int pool, int id);

    /// Takes all tolerations from a class, if it is there.
    void clearTolerations(Caller.Admin caller, int pool, int id);

    /// Takes all node affinities from a class, if it is there.
    void clearAffinities(Caller.Admin caller, int pool, int id);
}
