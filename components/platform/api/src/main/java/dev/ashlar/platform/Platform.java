package dev.ashlar.platform;

import dev.ashlar.kernel.Caller;
import dev.ashlar.kernel.ETagCondition;
import dev.ashlar.kernel.ProblemException;

/// The settings of the platform that its administrators change while it runs.
public interface Platform {
    /// What is set now; for anybody, so that a banner reaches visitors too.
    PlatformConfig config();

    /// Changes what is set. Of several changes that expect the same state, one succeeds.
    ///
    /// @throws ProblemException `Problem.Stale` if `expected` does not fit what is set now
    PlatformConfig configure(
            Caller.Admin caller, ETagCondition expected, PlatformConfigPatch patch);
}
