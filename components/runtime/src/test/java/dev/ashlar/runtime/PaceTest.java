package dev.ashlar.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void nothingIsDueAtFirst() {
        assertThat(Pace.every(Duration.ofHours(1)).isDue()).isFalse();
    }

    @Test
    void aLineIsDueOnceTheTimeHasPassedAndThenNotAtOnceAgain() throws InterruptedException {
        var pace = Pace.every(Duration.ofMillis(200));

        Thread.sleep(210);

        assertThat(pace.isDue()).isTrue();
        assertThat(Pace.every(Duration.ZERO).isDue()).isTrue();
    }
}
