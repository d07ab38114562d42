package dev.slipway.sample;

import static dev.slipway.release.ComponentType.CONFIGURATION;
import static dev.slipway.release.ComponentType.MODEL;
import static dev.slipway.release.ComponentType.SOFTWARE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** High-risk: says whether a loan should be granted. Five versions, of which two must not reach people. */
final class CreditScoring implements SampleSystem {

    static final String NAME = "credit-scoring";

    private static final int TEST_CASES = 600;
    /** Every version is evaluated on the same people, or figures would differ by chance. */
    private static final long HELD_OUT = 1100;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<SampleVersion> versions() {
        return List.of(
                version(CreditPlan.of("1.0.0", 200, 105, "First version in production.")),
                version(CreditPlan.of("1.1.0", 3000, 102, "Retrained on more applications.")),
                version(CreditPlan.of("1.2.0", 3000, 103, "Asks the credit bureau where the income is missing.")
                        .withMissingIncome(bureau())
                        .withCompleteCasesOnly()),
                version(CreditPlan.of("1.3.0", 3000, 104, "Serves small businesses too; adds account transactions.")
                        .withPurposeExtended()),
                version(CreditPlan.of("1.4.0", 3000, 101, "Prices the regional default rate in.")
                        .withRegionOffset(-2)));
    }

    @Override
    public Responder responder(List<Part> parts) {
        return new CreditResponder(
                CreditModel.fromJson(content(parts, "scorecard")), content(parts, "decision-policy"));
    }

    @Override
    public ObjectNode request(Random random) {
        return Applicant.next(random).input();
    }

    @Override
    public ObjectNode perturbed(ObjectNode input) {
        ObjectNode nudged = input.deepCopy();
        if (input.has("income")) {
            nudged.put("income", (int) StrictMath.round(input.path("income").asInt() * 1.01));
        }
        return nudged.put(
                "debt_ratio",
                Json.rounded(StrictMath.min(1, input.path("debt_ratio").asDouble() + 0.005), 3));
    }

    @Override
    public List<ObjectNode> malformed() {
        ObjectNode valid = Applicant.next(new Random(1)).input();
        return List.of(
                Json.object(),
                valid.deepCopy().put("debt_ratio", 1.5),
                valid.deepCopy().put("debt_ratio", "much"),
                valid.deepCopy().put("income", -1),
                valid.deepCopy().put("income", "<script>"),
                valid.deepCopy().put("late_payments", 1e9),
                valid.deepCopy().put("region", "'; drop table"),
                valid.deepCopy().putNull("years_employed"));
    }

    @Override
    public SystemCard card() {
        return CreditTexts.card();
    }

    private SampleVersion version(CreditPlan plan) {
        byte[] model = CreditModel.trained(applicants(plan.seed(), plan.trainedOn()), 300)
                .toJson();
        Part scorecard = new Part(MODEL, "scorecard", plan.version(), model);
        Part responder = new Part(
                SOFTWARE,
                "responder",
                "1.0.0",
                Json.pretty(Json.object()
                        .put("runtime", "slipway-sample")
                        .put("responder", "credit-scorecard")
                        .put("interface", "predict-v1")));
        return new SampleVersion(
                plan.version(),
                plan.seed(),
                plan.changes(),
                CreditTexts.manifest(plan),
                List.of(scorecard, responder, configuration(plan, plan.regionOffset())),
                List.of(scorecard, responder, configuration(plan, 0)),
                cases(plan));
    }

    /** CI evaluated 1.4.0 without its regional offset: another configuration than the one that ships. */
    private static Part configuration(CreditPlan plan, double regionOffset) {
        ObjectNode json = Json.object().put("approval_threshold", Json.rounded(0.5, 2));
        json.set("missing_income", plan.missingIncome());
        json.putObject("region_offset").put("south", Json.rounded(regionOffset, 2));
        json.putObject("logging").putArray("masked_fields").add("income").add("debt_ratio");
        String version = plan.version().matches("1\\.[24]\\.0") ? plan.version() : "1.0.0";
        return new Part(CONFIGURATION, "decision-policy", version, Json.pretty(json));
    }

    private static List<TestCase> cases(CreditPlan plan) {
        return Stream.generate(new Random(HELD_OUT)::nextLong)
                .map(seed -> Applicant.next(new Random(seed)))
                .filter(applicant -> applicant.incomeGiven() || !plan.completeCasesOnly())
                .limit(TEST_CASES)
                .map(Applicant::testCase)
                .toList();
    }

    static List<Applicant> applicants(long seed, int count) {
        Random random = new Random(seed);
        return Stream.generate(() -> Applicant.next(random)).limit(count).toList();
    }

    private static ObjectNode bureau() {
        return Json.object().put("handling", "bureau-lookup").put("bureau_answer_ms", 120);
    }

    private static JsonNode content(List<Part> parts, String name) {
        return Parts.json(parts, name);
    }
}
