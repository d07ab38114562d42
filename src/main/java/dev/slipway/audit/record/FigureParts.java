package dev.slipway.audit.record;

import dev.slipway.audit.record.StagingResult.Check;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was measured on staging, in the shadow and as canary. */
final class FigureParts {

    /** A suite in one word, a figure, its value, its rule in brackets and whether it held. */
    private static final Pattern CHECK = Pattern.compile("(\\S+) (.+?) (-?\\d[\\d.]*) \\((.*)\\) (passed|failed)");

    private FigureParts() {}

    static List<StagingResult> staging(List<Recorded> entries) {
        return entries.stream()
                .filter(entry -> entry.is("StagingValidated"))
                .map(FigureParts::staging)
                .toList();
    }

    private static StagingResult staging(Recorded entry) {
        return new StagingResult(
                entry.sequence(),
                entry.at(),
                entry.text("run"),
                Places.spaced(entry.raw("status").toLowerCase(java.util.Locale.ROOT)),
                entry.raw("message"),
                entry.raw("dataset"),
                entry.list("checks").stream()
                        .map(String::valueOf)
                        .map(FigureParts::check)
                        .toList());
    }

    /** A line of another form is shown as it is. */
    private static Check check(String line) {
        Matcher check = CHECK.matcher(line);
        return check.matches()
                ? new Check(
                        check.group(1),
                        check.group(2),
                        check.group(3),
                        check.group(4),
                        check.group(5).equals("passed"))
                : new Check("", line, "", "", line.endsWith("passed"));
    }

    static List<Measurement> measurements(List<Recorded> entries) {
        return entries.stream()
                .filter(entry -> entry.is("CanaryMeasured", "ShadowMeasured"))
                .map(FigureParts::measurement)
                .toList();
    }

    private static Measurement measurement(Recorded entry) {
        BigDecimal answers = figure(entry, "answers");
        return new Measurement(
                entry.sequence(),
                entry.at(),
                entry.is("CanaryMeasured") ? "canary" : "shadow",
                entry.value("percent") instanceof Number percent ? percent.intValue() : 0,
                answers == null ? 0 : answers.longValue(),
                figure(entry, "errorRateIncrease"),
                figure(entry, "latencyRatio"),
                figure(entry, "latencyIncreaseMs"),
                figure(entry, "populationStability"),
                figure(entry, "agreement"));
    }

    private static @Nullable BigDecimal figure(Recorded entry, String name) {
        try {
            String text = entry.text(name);
            return text.isEmpty() ? null : new BigDecimal(text);
        } catch (NumberFormatException unknown) {
            return null;
        }
    }
}
