package dev.ashlar.project.core;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Problem;
import dev.ashlar.kernel.Visibility;
import dev.ashlar.project.ProjectDetails;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtentTest {
    private static final ProjectDetails FITS = details("Ships", 8);
    private static final ProjectDetails TOO_MUCH = details("Ships", 9);

    @Test
    void asMuchAsIsAllowedFits() {
        assertThatCode(() -> Extent.check(FITS)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Extent.check(TOO_MUCH))
                .hasMessageContaining("16,384 characters")
                .extracting("problem")
                .isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void whatFitsCannotBecomeTooMuch() {
        assertThatThrownBy(() -> Extent.check(FITS, TOO_MUCH)).hasMessageContaining("16,384");
    }

    @Test
    void whatWasTooMuchBeforeMayStayOrShrinkButNotGrow() {
        var renamed = details("Boats", 9);
        var more = details("Ships", 10);

        assertThatCode(() -> Extent.check(TOO_MUCH, renamed)).doesNotThrowAnyException();
        assertThatCode(() -> Extent.check(more, TOO_MUCH)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Extent.check(TOO_MUCH, more)).hasMessageContaining("16,384");
    }

    /// With so many times two thousand characters, more or less.
    private static ProjectDetails details(String name, int repositories) {
        return new ProjectDetails(
                name,
                null,
                Visibility.PRIVATE,
                Collections.nCopies(repositories, "r".repeat(2000)),
                List.of(),
                null,
                "",
                false);
    }
}
