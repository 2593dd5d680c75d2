package dev.ashlar.web.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedTest {
    private static final String SLUG =
            "^(?!.*\\.git$|.*\\.atom$|.*[\\-._][\\-._].*)[a-z0-9][a-z0-9\\-_.]*$";
    private static final String PROJECT = "^[a-zA-Z0-9]([_.\\-/]?[a-zA-Z0-9]+)*[a-zA-Z0-9]$";

    @ParameterizedTest
    @CsvSource({
        "a, true",
        "my-project, true",
        "a.git, false",
        "a--b, false",
        "A, false",
        "'a\n', false",
        "'a.git\n', false",
        "'', false"
    })
    void aPatternOfTheOpenApiFileMeansWhatItMeansThere(String text, boolean fits) {
        assertThat(fits(SLUG, text)).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"^[$]$", "^\\$$"})
    void aDollarThatStandsForItselfStaysOne(String pattern) {
        assertThat(fits(pattern, "$")).isTrue();
        assertThat(fits(pattern, "$\n")).isFalse();
    }

    @Test
    @Timeout(60)
    void aTextThatWouldTakeForAgesIsGivenUp() {
        assertThat(fits(PROJECT, "a".repeat(60) + "!")).isFalse();
        assertThat(fits("^(a+)+$", "a".repeat(5_000) + "!")).isFalse();
    }

    @Test
    void aVeryLongTextDoesNotOverflowTheStack() {
        assertThatCode(() -> fits(PROJECT, "a-".repeat(200_000))).doesNotThrowAnyException();
    }

    @Test
    void anHonestLongTextFits() {
        var start = System.nanoTime();

        var fits = fits("^[a-z0-9-]*$", "a-".repeat(100_000));

        assertThat(fits).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private static boolean fits(String pattern, String text) {
        return new Bounded(Bounded.compile(pattern)).fits(text);
    }
}
