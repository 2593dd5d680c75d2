package dev.ashlar.development.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final long MILLISECOND = 1_000_000;

    @Test
    void sharesAreCountedOverAllClients() {
        var even = LongStream.rangeClosed(1, 50).map(n -> 2 * n * MILLISECOND).toArray();
        var odd = LongStream.rangeClosed(1, 50).map(n -> (2 * n - 1) * MILLISECOND).toArray();

        var figures = Figures.of(List.of(even, odd), Duration.ofSeconds(10), 0);

        assertThat(figures.medianMillis()).isEqualTo(51);
        assertThat(figures.millis(0.99)).isEqualTo(100);
        assertThat(figures.longestMillis()).isEqualTo(100);
        assertThat(figures.perSecond()).isEqualTo(10);
    }

    @Test
    void noAnswersAreNoFigures() {
        assertThatThrownBy(() -> Figures.of(List.of(new long[0]), Duration.ofSeconds(1), 0))
                .hasMessage("The service gave no answer at all.");
    }
}
