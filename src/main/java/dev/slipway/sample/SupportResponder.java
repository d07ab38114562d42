package dev.slipway.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Answers a message by rules, inside what prompt and guardrails allow. */
record SupportResponder(AssistantPrompt prompt, JsonNode rules, JsonNode guardrails) implements Responder {

    static final String REFUSED = "refused";
    static final String HANDOVER = "handover";

    private static final int LONGEST = 500;

    @Override
    public Prediction answer(JsonNode input) {
        String message = message(input);
        if (blocked(message)) {
            return new Prediction(
                    REFUSED,
                    0,
                    "refusal",
                    prompt.said(guardrails.path("refusal").asText()));
        }
        Match match = best(message);
        boolean escalated = prompt.escalation().stream().anyMatch(message::contains);
        if (escalated || match.score() == 0 || !prompt.intents().contains(match.intent())) {
            return new Prediction(HANDOVER, match.score(), "prediction", prompt.said("A colleague takes over."));
        }
        return new Prediction(match.intent(), match.score(), "prediction", prompt.said(match.text()));
    }

    private record Match(String intent, double score, String text) {}

    private boolean blocked(String message) {
        for (JsonNode phrase : guardrails.path("blocked_phrases")) {
            if (message.contains(phrase.asText())) {
                return true;
            }
        }
        return false;
    }

    private Match best(String message) {
        Match best = new Match(HANDOVER, 0, "");
        for (JsonNode rule : rules.path("intents")) {
            double score = score(rule.path("words"), message);
            if (score > best.score()) {
                best = new Match(
                        rule.path("intent").asText(), score, rule.path("answer").asText());
            }
        }
        return best;
    }

    /** One word of three is a guess, two are likely, three are sure. */
    private static double score(JsonNode words, String message) {
        int found = 0;
        for (JsonNode word : words) {
            found += message.contains(word.asText()) ? 1 : 0;
        }
        return Math.min(1, found * 0.35);
    }

    private static String message(JsonNode input) {
        String message = input.path("message").asText().strip();
        if (!input.path("message").isTextual() || message.isEmpty() || message.length() > LONGEST) {
            throw new MalformedInput("message", "text of 1 to " + LONGEST + " characters");
        }
        return message.toLowerCase(Locale.ROOT);
    }
}
