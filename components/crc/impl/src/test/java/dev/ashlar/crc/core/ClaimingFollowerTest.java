package dev.ashlar.crc.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.ports.InMemoryPendingQuotas;
import dev.ashlar.crc.ports.PendingQuotas.Backlog;
import dev.ashlar.crc.ports.PendingQuotas.Recorded;
import dev.ashlar.crc.ports.QuotaObservations;
import dev.ashlar.k8s.ClusterQuota;
import dev.ashlar.k8s.ClusterQuotas;
import dev.ashlar.k8s.ClusterQuotas.Standing;
import dev.ashlar.k8s.GpuKind;
import dev.ashlar.testkit.CountingRun;
import dev.ashlar.testkit.FakeUnitOfWork;
import dev.ashlar.testkit.InMemoryClusterQuotas;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// The cluster follows the record, by the request, by itself later, and by the job that compares.
class ClaimingFollowerTest {
    private static final Amount SMALL = new Amount(1.5, 10, 0);
    private static final Amount LARGE = new Amount(3, 20, 1);

    private static final class Counted implements QuotaObservations {
        private int failures;
        private long waiting;

        @Override
        public void backlog(Backlog backlog) {
            waiting = backlog.waiting();
        }

        @Override
        public void failed() {
            failures++;
        }
    }

    /// Changes what it is given while it takes its time.
    private final class Slow implements ClusterQuotas {
        private int asked;

        @Override
        public Known known() {
            return cluster.known();
        }

        @Override
        public List<Standing> list() {
            return cluster.list();
        }

        @Override
        public Outcome put(ClusterQuota quota) {
            asked++;
            pending.change(name, new Amount(asked, 10, 0));
            now.addAndGet(Duration.ofSeconds(2).toNanos());
            return cluster.put(quota);
        }

        @Override
        public Outcome remove(String gone) {
            return cluster.remove(gone);
        }
    }

    private final AtomicLong now = new AtomicLong();
    private final String name = UUID.randomUUID().toString();
    private final FakeUnitOfWork unitOfWork = new FakeUnitOfWork();
    private final InMemoryPendingQuotas pending = new InMemoryPendingQuotas(unitOfWork);
    private final InMemoryClusterQuotas cluster = new InMemoryClusterQuotas();
    private final Counted counted = new Counted();
    private final ClaimingFollower follower =
            new ClaimingFollower(pending, cluster, unitOfWork, counted, now::get);
    private final QuotaMending mending =
            new QuotaMending(pending, cluster, follower, unitOfWork, counted);

    @Test
    void whatIsRecordedIsInTheClusterAfterwards() {
        pending.add(name, SMALL);

        follower.follow(name);

        assertThat(there()).containsExactly(new Standing(quota(1.5, 10, 0, 1), true));
        assertThat(pending.backlog().waiting()).isZero();
    }

    @Test
    void whatIsRemovedIsGoneInBoth() {
        pending.add(name, SMALL);
        follower.follow(name);
        pending.remove(name);

        follower.follow(name);

        assertThat(there()).isEmpty();
        assertThat(pending.all()).isEmpty();
    }

    @Test
    void whileTheClusterIsAwayItWaitsAndNothingFails() {
        pending.add(name, SMALL);
        cluster.away("no answer");

        follower.follow(name);

        assertThat(pending.all()).extracting(Recorded::waits).containsExactly(true);
        assertThat(counted.failures).isEqualTo(1);
        assertThat(mending.isDue()).isFalse();
        assertThat(counted.waiting).isEqualTo(1);
    }

    @Test
    void whoChangesAQuotaWaitsForOneSlowAnswerAndNotForThoseToTheChangesOfOthers() {
        pending.add(name, SMALL);
        var slow = new Slow();

        new ClaimingFollower(pending, slow, unitOfWork, counted, now::get).follow(name);

        assertThat(slow.asked).isEqualTo(1);
        assertThat(pending.due(1)).containsExactly(name);
    }

    @Test
    void onceItIsBackTheClusterFollowsByItself() {
        pending.add(name, SMALL);
        cluster.away("no answer");
        follower.follow(name);
        cluster.back();
        pending.later();

        mending.followDue(() -> true);

        assertThat(there()).containsExactly(new Standing(quota(1.5, 10, 0, 1), true));
    }

    @Test
    void aClusterThatIsAwayIsNotAskedForEveryQuota() {
        for (int n = 0; n < 20; n++) {
            pending.add(UUID.randomUUID().toString(), SMALL);
        }
        cluster.away("no answer");

        mending.followDue(() -> true);

        assertThat(counted.failures).isEqualTo(3);
    }

    @Test
    void aRecordThatWasSetBackWinsAllTheSame() {
        pending.add(name, SMALL);
        cluster.change(quota(3, 20, 1, 9));

        follower.follow(name);

        assertThat(there()).containsExactly(new Standing(quota(1.5, 10, 0, 10), true));
        assertThat(pending.backlog().waiting()).isZero();
    }

    @Test
    void theJobMendsWhatIsMissingDifferentOrBroken() {
        var second = UUID.randomUUID().toString();
        var third = UUID.randomUUID().toString();
        List.of(name, second, third).forEach(it -> pending.add(it, SMALL));
        List.of(name, second, third).forEach(follower::follow);
        cluster.drop(name);
        cluster.change(quota(second, 77, 10, 0, 1));
        cluster.breakOff(third);
        var run = new CountingRun();

        mending.compare(run);

        assertThat(there())
                .containsExactlyInAnyOrder(
                        new Standing(quota(name, 1.5, 10, 0, 1), true),
                        new Standing(quota(second, 1.5, 10, 0, 1), true),
                        new Standing(quota(third, 1.5, 10, 0, 1), true));
        assertThat(run.changed()).isEqualTo(3);
        assertThat(run.failures()).isEmpty();
        var after = new CountingRun();
        mending.compare(after);
        assertThat(after.changed()).isZero();
    }

    @Test
    void theJobRemovesWhatIsOursAndInNoRowAndNothingOfOthers() {
        cluster.change(quota(1, 1, 0, 1));
        var others =
                new ClusterQuota(
                        UUID.randomUUID().toString(), "others", 1, 1, 0, GpuKind.NVIDIA, 1);
        cluster.change(others);

        mending.compare(new CountingRun());

        assertThat(there()).containsExactly(new Standing(others, true));
    }

    @Test
    void theJobRemovesWhatItsPoolLeft() {
        pending.add(name, SMALL);
        follower.follow(name);
        pending.forsake(name);

        mending.compare(new CountingRun());

        assertThat(there()).isEmpty();
        assertThat(pending.all()).isEmpty();
    }

    @Test
    void theJobSaysThatTheClusterIsAwayOnlyWhereThereAreQuotas() {
        cluster.away("no answer");
        var first = new CountingRun();
        mending.compare(first);
        assertThat(first.failures()).isEmpty();
        pending.add(name, LARGE);
        var second = new CountingRun();

        mending.compare(second);

        assertThat(second.failures()).singleElement().asString().contains("Kubernetes");
    }

    private List<Standing> there() {
        return cluster.list();
    }

    private ClusterQuota quota(double cpu, long gigabytes, long gpus, long revision) {
        return quota(name, cpu, gigabytes, gpus, revision);
    }

    private ClusterQuota quota(
            String called, double cpu, long gigabytes, long gpus, long revision) {
        return new ClusterQuota(
                called,
                unitOfWork.run(pending::installation),
                cpu,
                gigabytes * 1_000_000_000L,
                gpus,
                GpuKind.NVIDIA,
                revision);
    }
}
