package dev.ashlar.crc.core;

import dev.ashlar.crc.ports.PendingQuotas;
import dev.ashlar.crc.ports.PendingQuotas.Claim;
import dev.ashlar.crc.ports.QuotaFollower;
import dev.ashlar.crc.ports.QuotaObservations;
import dev.ashlar.k8s.ClusterQuotas;
import dev.ashlar.k8s.ClusterQuotas.Outcome;
import dev.ashlar.kernel.ProblemException;
import dev.ashlar.kernel.UnitOfWork;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Claims a quota, asks the cluster, notes what came of it: three steps, so that no connection waits for the cluster. Whoever
/// ends in between leaves a row that waits; whoever is late is held off by the revision in the cluster.
@Singleton
final class ClaimingFollower implements QuotaFollower {
    /// What came of an attempt.
    enum Attempt {
        /// Nothing waits, or somebody else is at it.
        NOTHING,
        FOLLOWED,
        FAILED
    }

    /// Longer than the cluster is ever asked.
    private static final Duration CLAIM = Duration.ofSeconds(10);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 4;

    /// Who changes a quota faster than it can be followed is served by the next round.
    private static final int ROUNDS = 3;

    /// After it a request does not begin another round: it waits for one slow answer, not for several.
    private static final Duration QUICK = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(ClaimingFollower.class);

    private final PendingQuotas pending;
    private final ClusterQuotas cluster;
    private final UnitOfWork unitOfWork;
    private final QuotaObservations observations;
    private final LongSupplier nanoseconds;
    private final AtomicReference<@Nullable String> installation = new AtomicReference<>();

    @Inject
    ClaimingFollower(
            PendingQuotas pending,
            ClusterQuotas cluster,
            UnitOfWork unitOfWork,
            QuotaObservations observations) {
        this(pending, cluster, unitOfWork, observations, System::nanoTime);
    }

    ClaimingFollower(
            PendingQuotas pending,
            ClusterQuotas cluster,
            UnitOfWork unitOfWork,
            QuotaObservations observations,
            LongSupplier nanoseconds) {
        this.pending = pending;
        this.cluster = cluster;
        this.unitOfWork = unitOfWork;
        this.observations = observations;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public void follow(String name) {
        try {
            attempt(name);
        } catch (ProblemException refused) {
            LOG.debug("a quota cannot be followed now: {}", refused.getMessage());
        }
    }

    /// @throws ProblemException `Problem.Unavailable` if the database does not answer
    Attempt attempt(String name) {
        var began = nanoseconds.getAsLong();
        var last = Attempt.NOTHING;
        for (int round = 0; round < ROUNDS; round++) {
            var claim = unitOfWork.run(() -> pending.claim(name, CLAIM));
            if (claim.isEmpty()) {
                return last;
            }
            var waits = applied(claim.get());
            last = waits == Waits.FAILED ? Attempt.FAILED : Attempt.FOLLOWED;
            if (waits != Waits.AGAIN || nanoseconds.getAsLong() - began > QUICK.toNanos()) {
                return last;
            }
        }
        return last;
    }

    /// Which quotas in the cluster are ours.
    String installation() {
        var known = installation.get();
        if (known != null) {
            return known;
        }
        var read = unitOfWork.run(pending::installation);
        installation.set(read);
        return read;
    }

    private enum Waits {
        NO,
        AGAIN,
        FAILED
    }

    private Waits applied(Claim claim) {
        var outcome = asked(claim);
        return unitOfWork.run(() ->
                switch (outcome) {
                    case Outcome.Done _ -> pending.settled(claim) ? Waits.AGAIN : Waits.NO;
                    case Outcome.Newer(var revision) -> {
                        pending.overtaken(claim, revision);
                        yield Waits.AGAIN;
                    }
                    case Outcome.Failed _ -> {
                        observations.failed();
                        pending.failed(claim, pause(claim.tries()));
                        yield Waits.FAILED;
                    }
                });
    }

    private Outcome asked(Claim claim) {
        var quota = claim.quota();
        return quota.removed()
                ? cluster.remove(quota.name())
                : cluster.put(ClusterAmounts.of(quota, installation()));
    }

    private static Duration pause(int tries) {
        return SHORTEST_PAUSE.multipliedBy(1L << Math.min(tries, DOUBLINGS));
    }
}
