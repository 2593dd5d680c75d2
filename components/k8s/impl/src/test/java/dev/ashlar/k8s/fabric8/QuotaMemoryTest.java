package dev.ashlar.k8s.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.k8s.ClusterQuota;
import dev.ashlar.k8s.ClusterQuotas.Known;
import dev.ashlar.k8s.GpuKind;
import dev.ashlar.k8s.fabric8.QuotaMemory.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is known of quotas, whatever comes late or not at all.
class QuotaMemoryTest {
    private static final QuotaRhythm RHYTHM = QuotaRhythm.usual();

    private final AtomicLong now = new AtomicLong();
    private final QuotaMemory memory = new QuotaMemory(RHYTHM, now::get);

    @Test
    void nothingIsKnownBeforeTheFirstList() {
        memory.put(entry("a", 1, 1));

        assertThat(memory.known()).isInstanceOf(Known.Unknown.class);

        memory.listed(List.of(), 0);
        assertThat(all()).containsOnlyKeys("a");
    }

    @Test
    void silenceMakesItUnknownAndAWordKnownAgain() {
        memory.listed(List.of(entry("a", 1, 1)), now.get());
        pass(RHYTHM.silence());
        assertThat(memory.known()).isInstanceOf(Known.Listed.class);

        pass(Duration.ofSeconds(1));
        assertThat(memory.known()).isInstanceOf(Known.Unknown.class);

        memory.heard();
        assertThat(all()).containsOnlyKeys("a");
    }

    @Test
    void moreThanCanBeKeptAreUnknownUntilThereAreFewer() {
        var many =
                IntStream.rangeClosed(0, QuotaMemory.MOST)
                        .mapToObj(n -> entry("quota " + n, 1, n))
                        .toList();

        memory.listed(many, now.get());
        assertThat(memory.known())
                .isInstanceOfSatisfying(
                        Known.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("10,000"));
        memory.seen(entry("one more", 1, 1));
        assertThat(memory.known()).isInstanceOf(Known.Unknown.class);

        memory.listed(many.subList(0, 3), now.get());
        assertThat(all()).hasSize(3);
    }

    @Test
    void oneTooManyByTheWatchIsUnknownToo() {
        memory.listed(
                IntStream.range(0, QuotaMemory.MOST)
                        .mapToObj(n -> entry("quota " + n, 1, n))
                        .toList(),
                now.get());
        assertThat(all()).hasSize(QuotaMemory.MOST);

        memory.seen(entry("one more", 1, 1));

        assertThat(memory.known()).isInstanceOf(Known.Unknown.class);
    }

    @Test
    void whatIsWrittenHereWinsOverNewsFromBefore() {
        memory.listed(List.of(entry("a", 1, 5)), now.get());
        var asked = now.get();
        pass(Duration.ofSeconds(1));
        memory.put(entry("a", 2, 8));
        memory.put(entry("b", 1, 9));

        memory.seen(entry("a", 1, 7));
        memory.gone("b", 3);
        memory.listed(List.of(entry("a", 1, 5)), asked);

        assertThat(all()).containsOnlyKeys("a", "b");
        assertThat(all()).containsEntry("a", entry("a", 2, 8).quota());
    }

    @Test
    void whatOthersDidAfterwardsWinsOverIt() {
        memory.listed(List.of(), now.get());
        memory.put(entry("a", 2, 8));
        memory.put(entry("b", 1, 9));
        memory.put(entry("c", 1, 10));

        memory.seen(entry("a", 3, 11));
        memory.gone("b", 12);
        pass(Duration.ofSeconds(1));
        memory.listed(List.of(entry("a", 3, 11)), now.get());

        assertThat(all()).containsOnlyKeys("a");
        assertThat(all()).containsEntry("a", entry("a", 3, 11).quota());
    }

    @Test
    void whatOthersMadeOfItBeforeTheAnswerCameWinsOverIt() {
        memory.listed(List.of(), now.get());

        memory.seen(entry("a", 3, 11));
        memory.put(entry("a", 2, 8));

        assertThat(all()).containsEntry("a", entry("a", 3, 11).quota());
    }

    @Test
    void whatIsRemovedHereStaysRemovedForAWhile() {
        memory.listed(List.of(entry("a", 1, 5)), now.get());
        memory.removed("a");

        memory.seen(entry("a", 1, 5));
        memory.listed(List.of(entry("a", 1, 5)), now.get());
        assertThat(all()).isEmpty();

        pass(RHYTHM.own().plusSeconds(1));
        memory.listed(List.of(entry("a", 1, 20)), now.get());
        assertThat(all()).containsOnlyKeys("a");
    }

    private Map<String, ClusterQuota> all() {
        return switch (memory.known()) {
            case Known.Listed(var quotas) -> quotas;
            case Known.Unknown(var why) -> throw new AssertionError(why);
        };
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static Entry entry(String name, long revision, long version) {
        return new Entry(new ClusterQuota(name, "us", 1, 1, 0, GpuKind.NVIDIA, revision), version);
    }
}
