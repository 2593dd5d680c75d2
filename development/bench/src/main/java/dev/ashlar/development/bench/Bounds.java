package dev.ashlar.development.bench;

import java.util.List;

/// What is wanted of a page of 20.
final class Bounds {
    static final double MEDIAN_MILLIS = 5;
    static final double SLOW_MILLIS = 25;
    static final double GROWTH = 3;
    static final double SLOW = 0.99;

    private Bounds() {}

    /// One sentence for each case that is wanted; the growth is from the first size to the last.
    static List<String> verdicts(Table table) {
        var last = table.sizes().getLast();
        return table.cases().stream()
                .filter(Case::bounded)
                .map(asked -> {
                    var figures = table.at(last, asked);
                    var growth = table.growth(asked);
                    var met =
                            figures.medianMillis() < MEDIAN_MILLIS
                                    && figures.millis(SLOW) < SLOW_MILLIS
                                    && growth <= GROWTH;
                    return "%s: median %.2f ms (under %.0f), 99 %% within %.2f ms (under %.0f), %.2f times the smaller (at most %.0f): %s"
                            .formatted(
                                    asked.title(),
                                    figures.medianMillis(),
                                    MEDIAN_MILLIS,
                                    figures.millis(SLOW),
                                    SLOW_MILLIS,
                                    growth,
                                    GROWTH,
                                    met ? "met" : "NOT MET");
                })
                .toList();
    }
}
