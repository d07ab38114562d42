package dev.slipway.audit.record;

import dev.slipway.audit.words.Moments;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.CategoryStyler;

/** A figure of the rollout over time, drawn as bars; the table beside it says the same. */
enum FigureChart {
    ERRORS("Error rate above the version before, percentage points", Measurement::errorRateIncrease),
    LATENCY("p95 latency, times that of the version before", Measurement::latencyRatio),
    STABILITY("Population stability index", Measurement::populationStability);

    private static final int WIDTH = 720;
    private static final int HEIGHT = 240;
    private static final double HEADROOM = 1.15;
    private static final Color INK = new Color(0x1a2329);
    private static final Color BARS = new Color(0x0b5c6b);
    private static final Color LINES = new Color(0xdfe3e6);
    private static final Pattern STYLE = Pattern.compile(" style=\"([^\"]*)\"");
    private static final Pattern PART = Pattern.compile("([a-z-]+):([^;]+);?");

    private final String title;
    private final Function<Measurement, @Nullable BigDecimal> figure;

    FigureChart(String title, Function<Measurement, @Nullable BigDecimal> figure) {
        this.title = title;
        this.figure = figure;
    }

    static Optional<FigureChart> of(String word) {
        return Arrays.stream(values())
                .filter(chart -> chart.word().equals(word))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /** Those of which at least one value is known. */
    static List<FigureChart> of(List<Measurement> measurements) {
        return Arrays.stream(values())
                .filter(chart -> !chart.known(measurements).isEmpty())
                .toList();
    }

    private List<Measurement> known(List<Measurement> measurements) {
        return measurements.stream().filter(one -> figure.apply(one) != null).toList();
    }

    /** In words, for whoever does not see it. */
    public String words(List<Measurement> measurements) {
        List<Measurement> known = known(measurements);
        return title + ": "
                + String.join(
                        ", ",
                        known.stream()
                                .map(one -> label(one) + " " + figure.apply(one))
                                .toList())
                + ".";
    }

    private static String label(Measurement one) {
        return Moments.clock(one.at()) + (one.kind().equals("shadow") ? " shadow" : " at " + one.percent() + " %");
    }

    /** The picture, without styles that a policy for content would refuse; empty when nothing is known. */
    Optional<String> svg(List<Measurement> measurements) {
        List<Measurement> known = known(measurements);
        return known.isEmpty() ? Optional.empty() : Optional.of(withoutStyles(drawn(known)));
    }

    private String drawn(List<Measurement> known) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .build();
        List<BigDecimal> values =
                known.stream().map(figure).map(Objects::requireNonNull).toList();
        dress(chart.getStyler(), values);
        chart.addSeries(title, known.stream().map(FigureChart::label).toList(), values);
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        try {
            VectorGraphicsEncoder.saveVectorGraphic(chart, svg, VectorGraphicsFormat.SVG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return svg.toString(StandardCharsets.UTF_8);
    }

    /** The axis begins at nothing and never shrinks to nothing. */
    private static void dress(CategoryStyler styler, List<BigDecimal> values) {
        double highest =
                values.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(0);
        double lowest =
                values.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
        styler.setYAxisMin(Math.min(0, lowest * HEADROOM));
        styler.setYAxisMax(highest <= 0 ? 1 : highest * HEADROOM);
        styler.setLegendVisible(false);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(LINES);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setChartFontColor(INK);
        styler.setAxisTickLabelsColor(INK);
        styler.setSeriesColors(new Color[] {BARS});
        styler.setAvailableSpaceFill(0.5);
        styler.setXAxisMaxLabelCount(8);
    }

    /** Styles become attributes of the same meaning. */
    private static String withoutStyles(String svg) {
        return STYLE.matcher(svg)
                .replaceAll(style -> Matcher.quoteReplacement(PART.matcher(style.group(1))
                        .results()
                        .map(part -> " " + part.group(1) + "=\"" + part.group(2).strip() + "\"")
                        .reduce("", String::concat)));
    }
}
