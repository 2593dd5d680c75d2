package dev.ashlar.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UlidTest {
    private final AtomicLong millis = new AtomicLong(1_795_000_000_000L);
    private final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01ARZ3NDEKTSV4RRFFQ69G5FAV",
                "00000000000000000000000000",
                "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"
            })
    void readsUlids(String text) {
        assertThat(Ulid.parse(text)).contains(new Ulid(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01arz3ndektsv4rrffq69g5fav",
                "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
                "01ARZ3NDEKTSV4RRFFQ69G5FA",
                "01ARZ3NDEKTSV4RRFFQ69G5FAVV",
                "01ARZ3NDEKTSV4RRFFQ69G5FAI",
                "01ARZ3NDEKTSV4RRFFQ69G5FAL",
                "01ARZ3NDEKTSV4RRFFQ69G5FAO",
                "01ARZ3NDEKTSV4RRFFQ69G5FAU",
                "01ARZ3NDEKTSV4RRFFQ69G5FAV\n",
                " 01ARZ3NDEKTSV4RRFFQ69G5FAV",
                "०1ARZ3NDEKTSV4RRFFQ69G5FAV"
            })
    void refusesEverythingElse(String text) {
        assertThat(Ulid.parse(text)).isEmpty();
        assertThatThrownBy(() -> new Ulid(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void beginsWithTheMillisecondOfItsMaking() {
        millis.set(1_469_918_176_385L);

        var id = new MonotonicIds(clock, new Random(1)).next();

        assertThat(id.value()).startsWith("01ARYZ6S41");
    }

    @Test
    void growsWithinOneMillisecond() {
        var ids = new MonotonicIds(clock, new Random(1));

        var made = List.of(ids.next(), ids.next(), ids.next());

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void goesOnGrowingWhenTheClockStepsBack() {
        var ids = new MonotonicIds(clock, new Random(1));
        var made = new ArrayList<Ulid>();

        for (long step : new long[] {0, 5, -10_000, 1, -1, 20_000, -1}) {
            millis.addAndGet(step);
            made.add(ids.next());
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void growsAlsoWhenChanceHasNoRoomLeftInTheMillisecond() {
        RandomGenerator onlyOnes =
                new Random() {
                    @Override
                    public void nextBytes(byte[] bytes) {
                        Arrays.fill(bytes, (byte) -1);
                    }
                };
        var ids = new MonotonicIds(clock, onlyOnes);

        var made = new ArrayList<Ulid>();
        for (int count = 0; count < 4; count++) {
            made.add(ids.next());
            millis.addAndGet(count);
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void manyThreadsGetGrowingIdsThatNobodyElseGot() throws Exception {
        var ids = new MonotonicIds(InstantSource.system(), new Random(1));
        Callable<List<Ulid>> taker =
                () -> {
                    var mine = new ArrayList<Ulid>();
                    for (int count = 0; count < 5_000; count++) {
                        mine.add(ids.next());
                    }
                    return mine;
                };

        var all = new HashSet<Ulid>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var taken : threads.invokeAll(Collections.nCopies(8, taker))) {
                assertThat(taken.get()).isSorted();
                all.addAll(taken.get());
            }
        }

        assertThat(all).hasSize(40_000);
    }
}
