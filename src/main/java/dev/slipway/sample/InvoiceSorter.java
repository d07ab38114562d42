package dev.slipway.sample;

import static dev.slipway.release.ComponentType.CONFIGURATION;
import static dev.slipway.release.ComponentType.MODEL;
import static dev.slipway.release.ComponentType.SOFTWARE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Minimal risk: sorts invoice lines into cost categories; nothing of it is in production yet. */
final class InvoiceSorter implements SampleSystem {

    static final String NAME = "invoice-sorter";

    private static final long SEED = 301;
    private static final int TRAINED_ON = 800;
    private static final int TEST_CASES = 300;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<SampleVersion> versions() {
        byte[] model = InvoiceModel.trained(cases(SEED, TRAINED_ON)).toJson();
        return List.of(
                version("1.0.0", "First version.", model, 0.4),
                version("1.0.1", "Leaves fewer lines to people: the least confidence is lower.", model, 0.35));
    }

    private static SampleVersion version(String version, String changes, byte[] model, double leastConfidence) {
        ObjectNode configuration = Json.object().put("least_confidence", Json.rounded(leastConfidence, 2));
        configuration.putObject("logging").putArray("masked_fields").add("line");
        List<Part> parts = List.of(
                new Part(MODEL, "category-model", "1.0.0", model),
                new Part(
                        SOFTWARE,
                        "responder",
                        "1.0.0",
                        Json.pretty(Json.object()
                                .put("runtime", "slipway-sample")
                                .put("responder", "invoice-bayes")
                                .put("interface", "predict-v1"))),
                new Part(CONFIGURATION, "sorting-policy", version, Json.pretty(configuration)));
        return new SampleVersion(
                version, SEED, changes, InvoiceTexts.manifest(version), parts, parts, cases(SEED + 1000, TEST_CASES));
    }

    @Override
    public Responder responder(List<Part> parts) {
        return new InvoiceResponder(
                InvoiceModel.fromJson(Parts.json(parts, "category-model")), Parts.json(parts, "sorting-policy"));
    }

    @Override
    public ObjectNode request(Random random) {
        return InvoiceTexts.next(random).input();
    }

    @Override
    public ObjectNode perturbed(ObjectNode input) {
        return Json.object().put("line", input.path("line").asText().toUpperCase(Locale.ROOT) + " (copy)");
    }

    @Override
    public List<ObjectNode> malformed() {
        return List.of(
                Json.object(),
                Json.object().put("line", ""),
                Json.object().put("line", 12),
                Json.object().put("line", "a".repeat(201)));
    }

    @Override
    public SystemCard card() {
        return InvoiceTexts.card();
    }

    private static List<TestCase> cases(long seed, int count) {
        Random random = new Random(seed);
        return Stream.generate(() -> InvoiceTexts.next(random)).limit(count).toList();
    }
}
