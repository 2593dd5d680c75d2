package dev.ashlar.crc.ports;

import dev.ashlar.crc.Amount;
import dev.ashlar.k8s.GpuKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The record of quotas as whoever makes the cluster follow sees it. What changes works in the transaction at hand. Who
/// follows a quota claims it for a while, so that no connection is held while the cluster is asked; who dies with a claim is
/// waited for that long.
public interface PendingQuotas {
    /// Who we are among those who keep quotas in one cluster: a UUID as text, the same for ever.
    String installation();

    /// Takes a quota that waits and that nobody else has taken, whenever it was to be tried again.
    Optional<Claim> claim(String name, Duration longest);

    /// The names of those that are to be tried now, those that were to be tried first at first.
    List<String> due(int most);

    /// The cluster has what the claim says, and the claim ends. What was removed is forgotten.
    ///
    /// @return whether the quota waits again, since it has changed meanwhile
    boolean settled(Claim claim);

    /// The cluster has a later revision, and the claim ends. If the record has not that one either, it was set back: its
    /// revision is raised above the cluster's, since what is recorded counts.
    void overtaken(Claim claim, long revision);

    /// The cluster has not followed, and the claim ends. Not to be tried again for a while, unless it has changed.
    void failed(Claim claim, Duration pause);

    /// The cluster no longer has what it had: the quota waits once more, unless it has changed or waits already.
    void again(Recorded quota);

    /// Those whose pool has gone without taking its quota along are to be removed.
    ///
    /// @return how many
    int removeForsaken();

    List<Recorded> all();

    Backlog backlog();

    /// A quota as it is to be.
    ///
    /// @param removed whether the cluster is to have none of that name
    /// @param waits whether the cluster has yet to follow
    record Recorded(
            String name,
            Amount amount,
            GpuKind gpuKind,
            long revision,
            boolean removed,
            boolean waits) {}

    /// @param tries how often the cluster has not followed since the last change
    record Claim(Recorded quota, int tries) {}

    /// @param age how long the oldest has been waiting
    record Backlog(long waiting, Duration age) {}
}
