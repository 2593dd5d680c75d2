package dev.ashlar.crc.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.ports.PendingQuotas.Claim;
import dev.ashlar.kernel.UnitOfWork;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The exam of whatever keeps what the cluster is to follow.
public abstract class PendingQuotasContract {
    private static final int MANY = 10;

    protected static final Amount SMALL = new Amount(1.5, 10, 0);
    protected static final Amount LARGE = new Amount(3, 20, 1);

    protected abstract PendingQuotas pending();

    protected abstract UnitOfWork unitOfWork();

    /// A pool gets a quota.
    ///
    /// @return its name
    protected abstract String add(Amount amount);

    protected abstract void change(String name, Amount amount);

    protected abstract void remove(String name);

    /// Its pool goes and leaves it.
    protected abstract void forsake(String name);

    @Test
    void whatWaitsIsDueUntilTheClusterHasIt() {
        var name = add(SMALL);
        assertThat(pending().due(MANY)).containsExactly(name);
        assertThat(pending().backlog().waiting()).isEqualTo(1);

        var again = settled(claimed(name));

        assertThat(again).isFalse();
        assertThat(pending().due(MANY)).isEmpty();
        assertThat(pending().backlog().waiting()).isZero();
        assertThat(pending().all())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.amount()).isEqualTo(SMALL);
                    assertThat(row.waits()).isFalse();
                });
    }

    @Test
    void oneAloneHasAQuota() {
        var name = add(SMALL);
        claimed(name);

        assertThat(claim(name, Duration.ofHours(1))).isEmpty();

        assertThat(pending().due(MANY)).isEmpty();
    }

    @Test
    void whoDiesWithAQuotaIsWaitedForAndNoLonger() {
        var name = add(SMALL);
        assertThat(claim(name, Duration.ZERO)).isPresent();

        assertThat(pending().due(MANY)).containsExactly(name);
        assertThat(claim(name, Duration.ofHours(1))).isPresent();
    }

    @Test
    void whatChangesMeanwhileWaitsAgain() {
        var name = add(SMALL);
        var claim = claimed(name);
        change(name, LARGE);

        assertThat(settled(claim)).isTrue();

        assertThat(claimed(name).quota().amount()).isEqualTo(LARGE);
    }

    @Test
    void whatTheClusterDidNotFollowIsLeftForAWhile() {
        var name = add(SMALL);
        failed(claimed(name), Duration.ofHours(1));

        assertThat(pending().due(MANY)).isEmpty();
        assertThat(pending().backlog().waiting()).isEqualTo(1);
        var second = claimed(name);
        assertThat(second.tries()).isEqualTo(1);
        failed(second, Duration.ZERO);
        assertThat(pending().due(MANY)).containsExactly(name);
    }

    @Test
    void butNotIfItHasChangedSince() {
        var name = add(SMALL);
        var claim = claimed(name);
        change(name, LARGE);

        failed(claim, Duration.ofHours(1));

        assertThat(pending().due(MANY)).containsExactly(name);
        assertThat(claimed(name).tries()).isZero();
    }

    @Test
    void whatWasRemovedIsForgottenOnceTheClusterHasForgottenIt() {
        var name = add(SMALL);
        settled(claimed(name));
        remove(name);
        var claim = claimed(name);
        assertThat(claim.quota().removed()).isTrue();

        settled(claim);

        assertThat(pending().all()).isEmpty();
    }

    @Test
    void aRecordThatWasSetBackIsRaisedAboveTheCluster() {
        var name = add(SMALL);
        var claim = claimed(name);

        unitOfWork()
                .run(() -> {
                    pending().overtaken(claim, 7);
                    return true;
                });

        assertThat(claimed(name).quota().revision()).isEqualTo(8);
    }

    @Test
    void oneThatHasTheClustersRevisionStaysAsItIs() {
        var name = add(SMALL);
        var claim = claimed(name);
        change(name, LARGE);

        unitOfWork()
                .run(() -> {
                    pending().overtaken(claim, 2);
                    return true;
                });

        assertThat(claimed(name).quota().revision()).isEqualTo(2);
    }

    @Test
    void whatTheClusterLostWaitsOnceMore() {
        var name = add(SMALL);
        settled(claimed(name));
        var row = pending().all().getFirst();

        unitOfWork()
                .run(() -> {
                    pending().again(row);
                    return true;
                });

        assertThat(pending().due(MANY)).containsExactly(name);
        assertThat(claimed(name).quota().revision()).isEqualTo(row.revision());
    }

    @Test
    void aQuotaThatItsPoolLeftIsToBeRemoved() {
        var name = add(SMALL);
        settled(claimed(name));
        forsake(name);

        assertThat(unitOfWork().run(pending()::removeForsaken)).isEqualTo(1);
        assertThat(unitOfWork().run(pending()::removeForsaken)).isZero();

        assertThat(claimed(name).quota().removed()).isTrue();
    }

    @Test
    void theInstallationIsAlwaysTheSame() {
        assertThat(unitOfWork().run(pending()::installation))
                .isEqualTo(unitOfWork().run(pending()::installation));
    }

    private Claim claimed(String name) {
        return claim(name, Duration.ofHours(1)).orElseThrow();
    }

    private Optional<Claim> claim(String name, Duration longest) {
        return unitOfWork().run(() -> pending().claim(name, longest));
    }

    private boolean settled(Claim claim) {
        return unitOfWork().run(() -> pending().settled(claim));
    }

    private void failed(Claim claim, Duration pause) {
        unitOfWork()
                .run(() -> {
                    pending().failed(claim, pause);
                    return true;
                });
    }
}
