package dev.ashlar.crc.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.Quota;
import dev.ashlar.k8s.ClusterQuota;
import dev.ashlar.k8s.GpuKind;
import dev.ashlar.testkit.InMemoryClusterQuotas;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownQuotasTest {
    private static final Quota RECORDED =
            new Quota(UUID.randomUUID().toString(), new Amount(1.5, 10, 2));

    private final InMemoryClusterQuotas cluster = new InMemoryClusterQuotas();
    private final KnownQuotas known = new KnownQuotas(cluster);

    @Test
    void whatWaitsIsShownAsItIsRecorded() {
        cluster.away("no answer");

        assertThat(known.shown(RECORDED, true)).contains(RECORDED);
    }

    @Test
    void whatTheClusterHasIsShownAsItHasIt() {
        cluster.change(there(3, 64_999_999_999L));

        assertThat(known.shown(RECORDED, false))
                .contains(new Quota(RECORDED.id(), new Amount(3, 64, 2)));
    }

    @Test
    void whatTheClusterCannotCountIsShownAsItIsRecorded() {
        var finest = new Quota(RECORDED.id(), new Amount(0.0001, Long.MAX_VALUE, 2));
        cluster.change(there(0.0001, Long.MAX_VALUE));

        assertThat(known.shown(finest, false)).contains(finest);
    }

    @Test
    void whatTheClusterLacksIsNotShown() {
        assertThat(known.shown(RECORDED, false)).isEmpty();
    }

    @Test
    void whatIsNotKnownIsNotShown() {
        cluster.change(there(1.5, 10_000_000_000L));
        cluster.away("no answer");

        assertThat(known.shown(RECORDED, false)).isEmpty();
    }

    private static ClusterQuota there(double cpu, long bytes) {
        return new ClusterQuota(RECORDED.id(), "", cpu, bytes, 2, GpuKind.NVIDIA, 1);
    }
}
