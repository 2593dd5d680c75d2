package dev.ashlar.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "flights/year-2",
                "a/b",
                "Flights/Year_2",
                "ab-/c.",
                "abc",
                "a/bc/de",
                "x/y.git",
                "user_1/2-3",
                "0-a/0.b"
            })
    void everyLegalPathIsTakenAndWhatClientsMaySend(String path) {
        assertThat(new ProjectPath(path).value()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "ab", "/ab", "ab/", "a//b", "a/-b", "-a/b", "a/b--c", "a/b c", "a/b\n", "a/é",
                "a/b._c", "a/b?c", "../b"
            })
    void whatCanBeNoProjectIsRefused(String path) {
        assertThatThrownBy(() -> new ProjectPath(path))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("project_slug");
    }

    @Test
    void aVeryLongPathIsJudgedInNoTime() {
        var endless = "a-".repeat(500_000) + "/";

        assertThatThrownBy(() -> new ProjectPath(endless)).isInstanceOf(ProblemException.class);
    }

    @Test
    void caseDoesNotCountWhenPathsAreCompared() {
        var path = new ProjectPath("flights/a");

        assertThat(path.sameAs(new ProjectPath("Flights/A"))).isTrue();
        assertThat(path.sameAs(new ProjectPath("flights/b"))).isFalse();
    }
}
