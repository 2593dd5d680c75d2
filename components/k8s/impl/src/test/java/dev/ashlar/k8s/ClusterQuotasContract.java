package dev.ashlar.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.k8s.ClusterQuotas.Known;
import dev.ashlar.k8s.ClusterQuotas.Outcome;
import dev.ashlar.k8s.ClusterQuotas.Standing;
import dev.ashlar.testkit.AtOnce;
import dev.ashlar.testkit.Soon;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The exam of whatever keeps quotas in a cluster.
public abstract class ClusterQuotasContract {
    private static final int WRITERS = 4;

    private final String name = UUID.randomUUID().toString();
    private final String keeper = UUID.randomUUID().toString();

    protected abstract ClusterQuotas quotas();

    /// Another program of the same installation, which may list.
    protected abstract ClusterQuotas another();

    /// Somebody changes it past the house, without its revision.
    protected abstract void changePast(ClusterQuota quota);

    /// Somebody removes what sessions name, and leaves the amounts.
    protected abstract void removePriorityClass(String name);

    /// At the end of each test.
    protected void close() {}

    @AfterEach
    void tidy() {
        quotas().remove(name);
        close();
    }

    @Test
    void whatIsPutIsThere() {
        var quota = quota(1, 12.5, 1);

        assertThat(quotas().put(quota)).isEqualTo(new Outcome.Done());

        assertThat(standing()).contains(new Standing(quota, true));
    }

    @Test
    void amountsOfEverySizeAreKeptAsTheyArePut() {
        var largest =
                new ClusterQuota(
                        name, keeper, 1e300, Long.MAX_VALUE, Long.MAX_VALUE, GpuKind.AMD, 1);
        var smallest = new ClusterQuota(name, keeper, 1e-300, 0, 0, GpuKind.NVIDIA, 2);

        quotas().put(largest);
        assertThat(standing()).contains(new Standing(largest, true));
        quotas().put(smallest);

        assertThat(standing()).contains(new Standing(smallest, true));
    }

    @Test
    void aLaterRevisionReplacesAndAnEarlierOneIsLeft() {
        quotas().put(quota(2, 2, 0));
        quotas().put(quota(3, 3, 1));

        assertThat(quotas().put(quota(2, 2, 0))).isEqualTo(new Outcome.Newer(3));

        assertThat(standing()).contains(new Standing(quota(3, 3, 1), true));
    }

    @Test
    void whatSomebodyChangedPastTheHouseIsPutRight() {
        quotas().put(quota(2, 2, 0));
        changePast(quota(2, 77, 7));
        assertThat(standing()).contains(new Standing(quota(2, 77, 7), true));

        quotas().put(quota(2, 2, 0));

        assertThat(standing()).contains(new Standing(quota(2, 2, 0), true));
    }

    @Test
    void aQuotaWithoutItsPriorityClassIsNotWholeUntilItIsPutAgain() {
        quotas().put(quota(1, 1, 0));
        removePriorityClass(name);
        assertThat(standing()).contains(new Standing(quota(1, 1, 0), false));

        quotas().put(quota(1, 1, 0));

        assertThat(standing()).contains(new Standing(quota(1, 1, 0), true));
    }

    @Test
    void whatIsRemovedIsGoneAndRemovingAgainIsNothing() {
        quotas().put(quota(1, 1, 0));

        assertThat(quotas().remove(name)).isEqualTo(new Outcome.Done());
        assertThat(quotas().remove(name)).isEqualTo(new Outcome.Done());

        assertThat(standing()).isEmpty();
    }

    @Test
    void whatThisProgramDidIsKnownAtOnce() {
        begin(quotas());
        quotas().put(quota(1, 1, 0));
        assertThat(known(quotas())).contains(quota(1, 1, 0));

        quotas().put(quota(2, 2, 1));
        assertThat(known(quotas())).contains(quota(2, 2, 1));

        quotas().remove(name);
        assertThat(known(quotas())).isEmpty();
    }

    @Test
    void whatAnotherProgramDidIsKnownSoon() {
        begin(quotas());

        another().put(quota(1, 1, 0));
        Soon.so("it is there", () -> known(quotas()).equals(Optional.of(quota(1, 1, 0))));
        another().put(quota(2, 2, 0));
        Soon.so("it has changed", () -> known(quotas()).equals(Optional.of(quota(2, 2, 0))));
        another().remove(name);

        Soon.so("it has gone", () -> known(quotas()).isEmpty());
    }

    @Test
    void ofManyWhoPutAtOnceTheLatestRevisionStays() throws Exception {
        AtOnce.run(
                WRITERS,
                n -> {
                    Outcome outcome;
                    do {
                        outcome = (n % 2 == 0 ? quotas() : another()).put(quota(n + 1, n + 1, n));
                    } while (outcome instanceof Outcome.Failed);
                    return n;
                });

        assertThat(standing()).contains(new Standing(quota(WRITERS, WRITERS, WRITERS - 1), true));
    }

    private ClusterQuota quota(long revision, double cpu, long gpus) {
        return new ClusterQuota(name, keeper, cpu, 64_000_000_000L, gpus, GpuKind.NVIDIA, revision);
    }

    private Optional<Standing> standing() {
        return another().list().stream().filter(it -> it.quota().name().equals(name)).findFirst();
    }

    private static void begin(ClusterQuotas quotas) {
        Soon.so("the cluster is known", () -> quotas.known() instanceof Known.Listed);
    }

    private Optional<ClusterQuota> known(ClusterQuotas quotas) {
        return switch (quotas.known()) {
            case Known.Listed(var all) -> Optional.ofNullable(all.get(name));
            case Known.Unknown(var why) -> throw new AssertionError(why);
        };
    }
}
