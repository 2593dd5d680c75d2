package dev.ashlar.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ETagTest {
    private static final ETag CURRENT = new ETag("\"abc\"");

    @Test
    void isAShortQuotedTagOfPlainCharacters() {
        assertThat(ETag.of("project", "7").value()).matches("\"[A-Za-z0-9_-]{20}\"");
    }

    @Test
    void isTheSameForTheSameParts() {
        assertThat(ETag.of("a", "é")).isEqualTo(ETag.of("a", "é"));
    }

    @Test
    void tellsPartsApartWhereverTheyAreCut() {
        assertThat(
                        Set.of(
                                ETag.of("ab", "c"),
                                ETag.of("a", "bc"),
                                ETag.of("abc"),
                                ETag.of("a", "b", "c"),
                                ETag.of("abc", ""),
                                ETag.of("1:a"),
                                ETag.of()))
                .hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                " * ",
                "\"abc\"",
                " \"abc\" ",
                "\"x\", \"abc\"",
                "\"x\",\"abc\",\"y\"",
                "W/\"x\", \"abc\"",
                ", ,\"abc\" ,",
                "\"x\"\t,\t\"abc\""
            })
    void aConditionThatNamesTheTagFitsBothWays(String header) {
        var condition = ETagCondition.parse(header);

        assertThat(condition.fits(CURRENT)).isTrue();
        assertThat(condition.fitsWeakly(CURRENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"abc\"", "\"x\", W/\"abc\"", "W/\"abc\",W/\"x\""})
    void aWeakTagFitsWeaklyOnly(String header) {
        var condition = ETagCondition.parse(header);

        assertThat(condition.fits(CURRENT)).isFalse();
        assertThat(condition.fitsWeakly(CURRENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "abc",
                "\"abc",
                "abc\"",
                "\"ABC\"",
                "\"\"",
                "\"abc \"",
                "w/\"abc\"",
                "W/ \"abc\"",
                "WW/\"abc\"",
                "W\"abc\"",
                "\"x\" \"abc\"",
                "\"x\"\"abc\"",
                "rubbish \"abc\"",
                "\"abc\" rubbish",
                "\"abc\", rubbish",
                "\"abc\", *",
                "*, \"abc\"",
                "**",
                "\"*\"",
                "'abc'",
                "\"abc\"; \"x\"",
                "\"abc\"\u0000",
                "\"\"abc\"\"",
                "\\\"abc\\\"",
                "\u201cabc\u201d"
            })
    void whatIsNoListWithTheTagFitsNothing(String header) {
        var condition = ETagCondition.parse(header);

        assertThat(condition.fits(CURRENT)).isFalse();
        assertThat(condition.fitsWeakly(CURRENT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"\"", "W/", ",", "W/\"a\",", "\"a\" ", "*"})
    void aVeryLongHeaderIsReadAtOnce(String piece) {
        var header = piece.repeat(1_000_000 / piece.length());

        var condition =
                Assertions.assertTimeoutPreemptively(
                        Duration.ofMinutes(1), () -> ETagCondition.parse(header));

        assertThat(condition.fits(CURRENT)).isFalse();
    }
}
