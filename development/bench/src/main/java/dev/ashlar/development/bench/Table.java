package dev.ashlar.development.bench;

import java.util.ArrayList;
import java.util.List;

/// Everything that was measured, by size and case, and as Markdown.
record Table(List<Measured> all) {
    private static final double MOST = 0.95;

    Table {
        all = List.copyOf(all);
    }

    List<Size> sizes() {
        return all.stream().map(Measured::size).distinct().toList();
    }

    /// Those of the last size: things have other ids in the others.
    List<Case> cases() {
        return all.stream()
                .filter(each -> each.size().equals(sizes().getLast()))
                .map(Measured::asked)
                .toList();
    }

    Figures at(Size size, Case asked) {
        return measured(size, asked).figures();
    }

    private Measured measured(Size size, Case asked) {
        return all.stream()
                .filter(each ->
                        each.size().equals(size) && each.asked().title().equals(asked.title()))
                .findFirst()
                .orElseThrow();
    }

    /// How much longer the median is at the last size than at the first.
    double growth(Case asked) {
        return at(sizes().getLast(), asked).medianMillis()
                / at(sizes().getFirst(), asked).medianMillis();
    }

    /// For whoever waits.
    static String line(Measured measured) {
        var figures = measured.figures();
        return "%-20s %-26s median %6.2f ms, 99 %% within %6.2f ms, %,6.0f a second; processor %.2f + %.2f ms; %d failed"
                .formatted(
                        measured.size(),
                        measured.asked().title(),
                        figures.medianMillis(),
                        figures.millis(Bounds.SLOW),
                        figures.perSecond(),
                        measured.serviceMillis(),
                        measured.databaseMillis(),
                        figures.failed());
    }

    String markdown() {
        var lines = new ArrayList<String>();
        lines.add(
                "| | | median | 95 % | 99 % | longest | a second | bare loops | processor: data API | PostgreSQL | failed |");
        lines.add("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (var asked : cases()) {
            for (var size : sizes()) {
                lines.add(line(size, asked));
            }
        }
        return String.join("\n", lines);
    }

    private String line(Size size, Case asked) {
        var measured = measured(size, asked);
        var figures = measured.figures();
        var bare = at(size, Case.BARE).medianMillis();
        return "| %s | %s | %.2f ms | %.2f ms | %.2f ms | %.1f ms | %,.0f | %.1f | %.2f ms | %.2f ms | %d |"
                .formatted(
                        asked.title(),
                        size,
                        figures.medianMillis(),
                        figures.millis(MOST),
                        figures.millis(Bounds.SLOW),
                        figures.longestMillis(),
                        figures.perSecond(),
                        figures.medianMillis() / bare,
                        measured.serviceMillis(),
                        measured.databaseMillis(),
                        figures.failed());
    }
}
