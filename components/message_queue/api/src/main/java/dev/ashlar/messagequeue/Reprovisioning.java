package dev.ashlar.messagequeue;

import dev.ashlar.kernel.Ulid;
import java.time.Instant;
import java.util.Optional;

/// Announces once more everything that is there, for a service that has to begin anew. Goes on by itself until it is
/// done or stopped, across restarts; at most one at a time.
public interface Reprovisioning {
    /// One that has begun and not ended.
    ///
    /// @param chapter what is being announced now; empty before the first of them
    /// @param announced how many events so far
    record Progress(Ulid id, Instant startedAt, String chapter, long announced) {}

    /// @throws ProblemException `Problem.Conflict` if there is one already
    Progress start();

    Optional<Progress> progress();

    /// After that nothing more is announced by it, and those who listen are told that it is over. Stopping what is not
    /// there is stopping too.
    void stop();
}
