package dev.ashlar.users.ports;

import dev.ashlar.jobs.JobRun;

/// Sees to it that every user has a namespace.
public interface NamespaceCare {
    void fillGaps(JobRun run);
}
