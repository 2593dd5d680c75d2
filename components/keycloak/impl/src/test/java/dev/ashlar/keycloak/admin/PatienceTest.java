package dev.ashlar.keycloak.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final Random random = new Random(7);

    @Test
    void pausesDoubleAndAreDrawnFromTheirSecondHalf() {
        for (int failures = 1; failures <= 5; failures++) {
            var full = 500L << (failures - 1);
            for (int round = 0; round < 100; round++) {
                var pause = Patience.USUAL.pause(failures, Duration.ZERO, random).toMillis();
                assertThat(pause).isBetween(full / 2, full);
            }
        }
    }

    @Test
    void pausesDiffer() {
        var pauses =
                IntStream.range(0, 50)
                        .mapToObj(_ -> Patience.USUAL.pause(5, Duration.ZERO, random))
                        .distinct();

        assertThat(pauses).hasSizeGreaterThan(10);
    }

    @Test
    void theServerMayAskForMoreButNotForEver() {
        assertThat(Patience.USUAL.pause(1, Duration.ofSeconds(3), random))
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(Patience.USUAL.pause(1, Duration.ofDays(1), random))
                .isEqualTo(Duration.ofSeconds(10));
    }
}
