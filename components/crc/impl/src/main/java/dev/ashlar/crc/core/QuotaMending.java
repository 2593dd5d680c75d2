package dev.ashlar.crc.core;

import dev.ashlar.crc.core.ClaimingFollower.Attempt;
import dev.ashlar.crc.ports.PendingQuotas;
import dev.ashlar.crc.ports.PendingQuotas.Recorded;
import dev.ashlar.crc.ports.QuotaCare;
import dev.ashlar.crc.ports.QuotaObservations;
import dev.ashlar.jobs.JobRun;
import dev.ashlar.jobs.LeftUndone;
import dev.ashlar.k8s.ClusterQuotas;
import dev.ashlar.k8s.ClusterQuotas.Outcome;
import dev.ashlar.k8s.ClusterQuotas.Standing;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UnitOfWork;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks after quotas that nobody follows any more, and after what others did to the cluster.
@Singleton
final class QuotaMending implements QuotaCare {
    private static final int AT_ONCE = 100;

    /// Then the cluster is most probably away.
    private static final int FAILURES_IN_A_ROW = 3;

    private final PendingQuotas pending;
    private final ClusterQuotas cluster;
    private final ClaimingFollower follower;
    private final UnitOfWork unitOfWork;
    private final QuotaObservations observations;

    QuotaMending(
            PendingQuotas pending,
            ClusterQuotas cluster,
            ClaimingFollower follower,
            UnitOfWork unitOfWork,
            QuotaObservations observations) {
        this.pending = pending;
        this.cluster = cluster;
        this.follower = follower;
        this.unitOfWork = unitOfWork;
        this.observations = observations;
    }

    @Override
    public boolean isDue() {
        // Whoever asks first begins to look on; a list of pools then finds the memory filled.
        cluster.known();
        observations.backlog(pending.backlog());
        return !pending.due(1).isEmpty();
    }

    @Override
    public void followDue(BooleanSupplier goesOn) {
        var failures = 0;
        for (var name : pending.due(AT_ONCE)) {
            if (!goesOn.getAsBoolean() || failures == FAILURES_IN_A_ROW) {
                return;
            }
            failures = follower.attempt(name) == Attempt.FAILED ? failures + 1 : 0;
        }
    }

    /// The cluster is read before the record: what is in it then had its row before.
    @Override
    public void compare(JobRun run) {
        run.changed(unitOfWork.run(pending::removeForsaken));
        var found = listed(run);
        if (found == null) {
            return;
        }
        var rows = pending.all();
        run.expect(rows.size());
        var standing =
                found.stream()
                        .collect(Collectors.toMap(it -> it.quota().name(), Function.identity()));
        for (var row : rows) {
            run.pause();
            mend(row, standing.remove(row.name()), run);
            run.looked(1);
        }
        var installation = follower.installation();
        for (var left : standing.values()) {
            if (left.quota().keeper().equals(installation)) {
                run.pause();
                remove(left.quota().name(), run);
            }
        }
    }

    /// Where there is no quota, nobody needs a cluster.
    private @Nullable List<Standing> listed(JobRun run) {
        try {
            return cluster.list();
        } catch (ProblemException _) {
            var waiting = pending.backlog().waiting();
            if (!pending.all().isEmpty()) {
                run.failed("the cluster", notNow(waiting));
            }
            return null;
        }
    }

    private void mend(Recorded row, @Nullable Standing there, JobRun run) {
        if (!row.waits() && !isAsRecorded(row, there)) {
            unitOfWork.run(() -> {
                pending.again(row);
                return true;
            });
        } else if (!row.waits()) {
            return;
        }
        switch (follower.attempt(row.name())) {
            case FOLLOWED -> run.changed(1);
            case FAILED -> run.failed("the quota " + row.name(), notFollowed());
            case NOTHING -> {}
        }
    }

    private boolean isAsRecorded(Recorded row, @Nullable Standing there) {
        return there != null
                && there.whole()
                && there.quota().revision() == row.revision()
                && there.quota().keeper().equals(follower.installation())
                && there.quota().allowsAs(ClusterAmounts.of(row, follower.installation()));
    }

    private void remove(String name, JobRun run) {
        if (cluster.remove(name) instanceof Outcome.Done) {
            run.changed(1);
        } else {
            run.failed("the quota " + name, notFollowed());
        }
    }

    private static LeftUndone notNow(long waiting) {
        return new LeftUndone(
                "Kubernetes does not answer now; %,d quotas wait for it.".formatted(waiting));
    }

    private static LeftUndone notFollowed() {
        return new LeftUndone("Kubernetes does not take it now; it is tried again.");
    }
}
