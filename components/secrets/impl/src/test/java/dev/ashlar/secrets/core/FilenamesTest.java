package dev.ashlar.secrets.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.ProblemException;
import dev.ashlar.testkit.CountingIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilenamesTest {
    private final Filenames filenames = new Filenames(new CountingIds());

    @ParameterizedTest
    @CsvSource({"Lab Bucket, lab-bucket", "..., secret", "日本, secret", "a/b\\c, a-b-c"})
    void aFilenameLooksLikeTheName(String name, String expected) {
        assertThat(filenames.derived(name)).matches(expected + "-[0-9a-z]{8}");
    }

    @Test
    void aLongNameIsCutToFit() {
        assertThat(filenames.derived("n".repeat(99))).hasSize(99).matches("n{90}-[0-9a-z]{8}");
    }

    @Test
    void twoSecretsOfOneNameHaveTwoFilenames() {
        assertThat(filenames.derived("name")).isNotEqualTo(filenames.derived("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void foldersAreNoFilenames(String filename) {
        assertThatThrownBy(() -> Filenames.check("default_filename", filename))
                .isInstanceOf(ProblemException.class);
    }
}
