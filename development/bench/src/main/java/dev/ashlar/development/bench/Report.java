package dev.ashlar.development.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// The page that a reader gets.
record Report(Table table, Machine machine, String command, int clients) {
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        new Plots(table).write(folder);
        Files.writeString(folder.resolve("README.md"), text());
    }

    String verdicts() {
        return Bounds.verdicts(table).stream()
                .map(each -> "- " + each)
                .collect(Collectors.joining("\n"));
    }

    private String text() {
        return """
        # What reading costs

        Made by `%s`. `make bench` explains itself in [performance.md](../performance.md#reading).

        %s

        %d clients ask without a pause, on the same machine as the data API and PostgreSQL. A page has 20 projects. "Bare
        loops" says how many times as long as `GET /version`, which does nothing, the median is. "Processor" is what one answer costs the machine.

        %s

        Measured on %s.

        %s

        ![Medians of all cases](median.svg)

        ![What 99 of 100 answers stay under](slow.svg)
        """
                .formatted(command, databases(), clients, verdicts(), machine, table.markdown());
    }

    private String databases() {
        return table.sizes().stream()
                .map(size ->
                        "%s, %,d users, %,d groups"
                                .formatted(size, size.numbers().users(), size.numbers().groups()))
                .collect(Collectors.joining("; ", "The databases: ", "."));
    }
}
