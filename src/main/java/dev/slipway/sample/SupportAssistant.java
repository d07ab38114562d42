package dev.slipway.sample;

import static dev.slipway.release.ComponentType.CONFIGURATION;
import static dev.slipway.release.ComponentType.GUARDRAIL;
import static dev.slipway.release.ComponentType.PROMPT;
import static dev.slipway.release.ComponentType.SOFTWARE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Limited risk: answers customers' messages; prompt and guardrails steer a rule-based responder. */
final class SupportAssistant implements SampleSystem {

    static final String NAME = "support-assistant";

    private static final int TEST_CASES = 300;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<SampleVersion> versions() {
        return List.of(
                version("1.0.0", 201, "First version in production.", SupportTexts.PROMPT_1_0),
                version("1.1.0", 202, "A warmer tone and a clearer disclosure.", SupportTexts.PROMPT_1_1));
    }

    @Override
    public Responder responder(List<Part> parts) {
        return new SupportResponder(
                AssistantPrompt.read(Parts.text(parts, "system-instructions")),
                Parts.json(parts, "intent-rules"),
                Parts.json(parts, "content-guardrails"));
    }

    @Override
    public ObjectNode request(Random random) {
        return SupportMessages.next(random).input();
    }

    @Override
    public ObjectNode perturbed(ObjectNode input) {
        return Json.object().put("message", input.path("message").asText().toUpperCase(Locale.ROOT) + " !!");
    }

    @Override
    public List<ObjectNode> malformed() {
        return List.of(
                Json.object(),
                Json.object().put("message", ""),
                Json.object().put("message", 7),
                Json.object().putNull("message"),
                Json.object().put("message", "a".repeat(5000)));
    }

    @Override
    public SystemCard card() {
        return SupportTexts.card();
    }

    private SampleVersion version(String version, long seed, String changes, String prompt) {
        List<Part> parts = List.of(
                new Part(PROMPT, "system-instructions", version, prompt.getBytes(StandardCharsets.UTF_8)),
                new Part(GUARDRAIL, "content-guardrails", "1.0.0", SupportTexts.guardrails()),
                new Part(CONFIGURATION, "intent-rules", "1.0.0", SupportTexts.rules()),
                new Part(
                        SOFTWARE,
                        "responder",
                        "1.0.0",
                        Json.pretty(Json.object()
                                .put("runtime", "slipway-sample")
                                .put("responder", "support-rules")
                                .put("interface", "predict-v1"))));
        Random random = new Random(seed);
        List<TestCase> cases = Stream.generate(() -> SupportMessages.next(random))
                .limit(TEST_CASES)
                .toList();
        return new SampleVersion(version, seed, changes, SupportTexts.manifest(version), parts, parts, cases);
    }
}
