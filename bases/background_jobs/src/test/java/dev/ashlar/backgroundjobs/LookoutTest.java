package dev.ashlar.backgroundjobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.jobs.Progress;
import dev.ashlar.runtime.Pace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LookoutTest {
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Progress BEGUN = new Progress("tidies", 0, 0, 0, 0);
    private static final Progress ON_THE_WAY = new Progress("tidies", 7, 10_000, 1, 0);

    private final StringWriter err = new StringWriter();

    @Test
    void howLongAProgramTakesToStartIsNoReasonForALine() throws InterruptedException {
        try (var lookout = new Lookout(new PrintWriter(err), () -> Pace.every(BETWEEN))) {
            Thread.sleep(BETWEEN.plusMillis(10));
            lookout.moved(BEGUN);
            assertThat(err.toString()).isEmpty();

            Thread.sleep(BETWEEN.plusMillis(10));
            lookout.moved(ON_THE_WAY);
        }
        assertThat(err.toString().lines())
                .containsExactly("tidies: 7 of about 10,000 looked at, 1 changed, 0 failed");
    }
}
