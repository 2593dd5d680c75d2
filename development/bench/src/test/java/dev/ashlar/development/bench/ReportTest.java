package dev.ashlar.development.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Case LIST = new Case("list", "/projects", Optional.empty(), true);
    private static final Machine MACHINE =
            new Machine("a processor", 2, 8, "0.10", List.of("Linux", "Java", "PostgreSQL"));

    @Test
    void aReportHasATableOfAllSizesAndTwoPictures(@TempDir Path folder) throws IOException {
        var report = new Report(table(2, 4), MACHINE, "make bench", 8);

        report.write(folder);

        assertThat(Files.readString(folder.resolve("README.md")))
                .contains(
                        "| list | 10 projects | 2.00 ms | 2.00 ms | 2.00 ms | 2.0 ms | 1 | 2.0 | 3.00 ms | 4.00 ms | 0 |")
                .contains(
                        "| list | 1,000 projects | 4.00 ms | 4.00 ms | 4.00 ms | 4.0 ms | 1 | 4.0 | 3.00 ms | 4.00 ms | 0 |")
                .contains("2 cores of a processor, 8 GB; Linux, Java, PostgreSQL");
        assertThat(folder.resolve("median.svg")).content().contains("<svg");
        assertThat(folder.resolve("slow.svg")).content().contains("<svg");
    }

    @Test
    void whatKeepsTheBoundsIsSaidToBeMet() {
        assertThat(Bounds.verdicts(table(2, 4)))
                .containsExactly(
                        "list: median 4.00 ms (under 5), 99 % within 4.00 ms (under 25), 2.00 times the smaller (at most 3): met");
    }

    @Test
    void whatGrowsTooMuchIsSaidNotToBeMet() {
        assertThat(Bounds.verdicts(table(1, 4))).singleElement().asString().endsWith("NOT MET");
    }

    @Test
    void whatIsTooSlowIsSaidNotToBeMet() {
        assertThat(Bounds.verdicts(table(4, 6))).singleElement().asString().endsWith("NOT MET");
    }

    private static Table table(long small, long large) {
        return new Table(
                List.of(
                        measured(10, Case.BARE, 1),
                        measured(10, LIST, small),
                        measured(1_000, Case.BARE, 1),
                        measured(1_000, LIST, large)));
    }

    private static Measured measured(int projects, Case asked, long milliseconds) {
        var times = List.of(new long[] {milliseconds * 1_000_000});
        return new Measured(
                new Size(projects),
                asked,
                Figures.of(times, Duration.ofSeconds(1), 0),
                new Processors(Duration.ofMillis(3), Duration.ofMillis(4)));
    }
}
