package dev.slipway.release;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What CI measured about a version, what it had to reach, and on which data.
 *
 * @param gates the four validation gates by name: performance, fairness, robustness, security
 * @param figures measured by CI, by metric name
 * @param criteria what staging has to reach
 * @param favourableOutcome the outcome whose share is compared between groups, null when none favours anybody
 */
public record EvaluationRecord(
        Map<String, ValidationGate> gates,
        Dataset dataset,
        Map<String, Double> figures,
        List<Criterion> criteria,
        @Nullable String favourableOutcome) {

    public static final List<String> GATES = List.of("performance", "fairness", "robustness", "security");

    private static final Pattern METRIC = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final String METRIC_RULE = "a metric name of lower-case letters, digits and '_'";

    public EvaluationRecord {
        gates = Map.copyOf(gates);
        figures = Map.copyOf(figures);
        criteria = List.copyOf(criteria);
    }

    /** One validation gate: what was measured, what it had to be, and CI's verdict. */
    public record ValidationGate(
            String metric, Comparison op, double threshold, double value, boolean passed, String reportDigest) {}

    /** Test cases by place below the artifacts folder and digest. */
    public record Dataset(String location, String digest, boolean anonymised) {}

    /** {@code metric op value}. */
    public record Criterion(String metric, Comparison op, double value) {

        @Override
        public String toString() {
            return metric + " " + op.sign() + " " + value;
        }
    }

    static Optional<EvaluationRecord> read(Section section) {
        section.mayHave("slices", "calibration", "failure_modes");
        Optional<Map<String, ValidationGate>> gates = section.section("gates", EvaluationRecord::gates);
        Optional<Dataset> dataset = section.section("dataset", EvaluationRecord::dataset);
        Optional<Map<String, Double>> figures = section.section("figures", EvaluationRecord::figures);
        List<Criterion> criteria = section.sections("criteria", EvaluationRecord::criterion);
        String favourable = section.optionalText("favourable_outcome");
        return gates.isEmpty() || dataset.isEmpty() || figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new EvaluationRecord(
                        gates.get(), dataset.get(), figures.get(), criteria, favourable.isEmpty() ? null : favourable));
    }

    private static Optional<Map<String, ValidationGate>> gates(Section section) {
        Map<String, ValidationGate> gates = new TreeMap<>();
        for (String name : GATES) {
            section.section(name, EvaluationRecord::gate).ifPresent(gate -> gates.put(name, gate));
        }
        return Optional.of(gates);
    }

    private static Optional<ValidationGate> gate(Section section) {
        String metric = section.matching("metric", METRIC, METRIC_RULE);
        Comparison op = section.word("op", Arrays.asList(Comparison.values()), Comparison::sign);
        double threshold = section.number("threshold");
        double value = section.number("value");
        String verdict = section.word("verdict", List.of("passed", "failed"), word -> word);
        String digest = section.digest("report_digest");
        if (op == null || verdict == null) {
            return Optional.empty();
        }
        boolean passed = verdict.equals("passed");
        if (passed != op.holds(value, threshold)) {
            section.refuse(
                    "verdict", "what value and threshold say", verdict, "Run the gate again and hand in its result.");
        }
        return Optional.of(new ValidationGate(metric, op, threshold, value, passed, digest));
    }

    private static Optional<Dataset> dataset(Section section) {
        String location = section.text("location");
        if (!location.isEmpty() && !ArtifactFolder.isLocation(location)) {
            section.refuse(
                    "location", "a relative path of plain names below the artifacts folder", location, "Correct it.");
        }
        return Optional.of(new Dataset(location, section.digest("digest"), section.truth("anonymised")));
    }

    private static Optional<Map<String, Double>> figures(Section section) {
        Map<String, Double> figures = new TreeMap<>();
        for (String name : section.names()) {
            if (!METRIC.matcher(name).matches()) {
                section.refuse(name, METRIC_RULE, name, "Rename the figure.");
            }
            figures.put(name, section.number(name));
        }
        return Optional.of(figures);
    }

    private static Optional<Criterion> criterion(Section section) {
        String metric = section.matching("metric", METRIC, METRIC_RULE);
        Comparison op = section.word("op", Arrays.asList(Comparison.values()), Comparison::sign);
        double value = section.number("value");
        return op == null ? Optional.empty() : Optional.of(new Criterion(metric, op, value));
    }

    /** How a figure is held against a value. */
    public enum Comparison {
        AT_MOST("<="),
        AT_LEAST(">="),
        BELOW("<"),
        ABOVE(">");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        public boolean holds(double figure, double value) {
            return switch (this) {
                case AT_MOST -> figure <= value;
                case AT_LEAST -> figure >= value;
                case BELOW -> figure < value;
                case ABOVE -> figure > value;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
