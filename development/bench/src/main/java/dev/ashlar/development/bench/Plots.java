package dev.ashlar.development.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;

/// Pictures of a table: for each case a bar for each size.
record Plots(Table table) {
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 460;
    private static final int SLANT = 20;

    void write(Path folder) throws IOException {
        write(folder.resolve("median.svg"), "Median", Figures::medianMillis);
        write(folder.resolve("slow.svg"), "99 % are faster", each -> each.millis(Bounds.SLOW));
    }

    private void write(Path file, String title, ToDoubleFunction<Figures> value)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            VectorGraphicsEncoder.saveVectorGraphic(
                    chart(title, value), out, VectorGraphicsFormat.SVG);
        }
    }

    private CategoryChart chart(String title, ToDoubleFunction<Figures> value) {
        var chart =
                new CategoryChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .theme(ChartTheme.XChart)
                        .title(title)
                        .yAxisTitle("milliseconds")
                        .build();
        var style = chart.getStyler();
        style.setLegendPosition(LegendPosition.InsideNE);
        style.setLabelsVisible(true);
        style.setXAxisLabelRotation(SLANT);
        style.setPlotGridVerticalLinesVisible(false);
        style.setYAxisDecimalPattern("0.0");
        var titles = table.cases().stream().map(Case::title).toList();
        for (var size : table.sizes()) {
            var values =
                    table.cases().stream()
                            .map(asked -> value.applyAsDouble(table.at(size, asked)))
                            .toList();
            chart.addSeries(size.toString(), titles, values);
        }
        return chart;
    }
}
