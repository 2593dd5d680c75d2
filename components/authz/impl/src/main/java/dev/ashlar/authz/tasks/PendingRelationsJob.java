package dev.ashlar.authz.tasks;

import dev.ashlar.authz.ports.PendingChanges;
import dev.ashlar.authz.ports.PendingChanges.Backlog;
import dev.ashlar.authz.ports.Relay;
import dev.ashlar.jobs.Job;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.LeftUndone;
import dev.ashlar.jobs.Period;
import dev.ashlar.jobs.Stage;
import dev.ashlar.kernel.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/// What SpiceDB is still to be told, also where no data API runs.
@Singleton
final class PendingRelationsJob implements Job {
    private final PendingChanges pending;
    private final Relay relay;
    private final InstantSource clock;

    PendingRelationsJob(PendingChanges pending, Relay relay, InstantSource clock) {
        this.pending = pending;
        this.relay = relay;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "pending_relations";
    }

    @Override
    public String purpose() {
        return "Tells SpiceDB the changes of relations that it has not been told, and forgets those"
                + " that it was told long ago.";
    }

    @Override
    public Set<Period> periods() {
        return Set.of(Period.SHORT);
    }

    @Override
    public Stage stage() {
        return Stage.MENDING;
    }

    @Override
    public void run(JobRun run) {
        var before = pending.backlog();
        run.looked(before.changes());
        if (before.changes() > 0) {
            tell(before, run);
        }
        relay.forgetOld(run::pause);
    }

    private void tell(Backlog before, JobRun run) {
        try {
            relay.applyLeftOvers();
            run.changed(before.changes());
        } catch (ProblemException _) {
            var age = Duration.between(before.since(), clock.instant());
            run.failed(
                    "%,d changes of relations".formatted(before.changes()),
                    new LeftUndone(
                            "SpiceDB cannot be told them now; the oldest has waited for %,d seconds."
                                    .formatted(age.toSeconds())));
        }
    }
}
