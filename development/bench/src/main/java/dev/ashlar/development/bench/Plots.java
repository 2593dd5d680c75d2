package dev.ashlar.development.bench;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
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

    /// A tenth of a pixel is fine enough, and the file a third of the size.
    private static final Pattern TOO_EXACT = Pattern.compile("(\\.\\d)\\d+");

    void write(Path folder) throws IOException {
        write(folder.resolve("median.svg"), "Median", Figures::medianMillis);
        write(folder.resolve("slow.svg"), "99 % are faster", each -> each.millis(Bounds.SLOW));
    }

    private void write(Path file, String title, ToDoubleFunction<Figures> value)
            throws IOException {
        var out = new ByteArrayOutputStream();
        VectorGraphicsEncoder.saveVectorGraphic(chart(title, value), out, VectorGraphicsFormat.SVG);
        var text = out.toString(StandardCharsets.UTF_8);
        Files.writeString(file, TOO_EXACT.matcher(text).replaceAll("$1"));
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
        style.setChartBackgroundColor(Color.WHITE);
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
