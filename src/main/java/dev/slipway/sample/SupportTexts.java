package dev.slipway.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sample.SystemCard.Hazard;
import java.util.List;

/** Instructions, rules and evidence of the support assistant. */
final class SupportTexts {

    static final String PROMPT_1_0 = """
            # System instructions of the support assistant
            tone: Hello.
            disclosure: (automated answer)
            allowed intents: order-status, return-goods, invoice-copy, opening-hours
            escalation words: lawyer, complain, scandal
            """;

    static final String PROMPT_1_1 = """
            # System instructions of the support assistant
            tone: Hello and thank you for writing!
            disclosure: You are talking to an automated assistant; say "person" and a colleague takes over.
            allowed intents: order-status, return-goods, invoice-copy, opening-hours
            escalation words: lawyer, complain, scandal, person
            """;

    private SupportTexts() {}

    static byte[] rules() {
        ObjectNode json = Json.object();
        ArrayNode intents = json.putArray("intents");
        intent(
                intents,
                "order-status",
                "Your order is on its way.",
                "order",
                "parcel",
                "deliver",
                "where",
                "when",
                "track");
        intent(
                intents,
                "return-goods",
                "You may send it back within 30 days.",
                "return",
                "send back",
                "refund",
                "wrong size",
                "item",
                "article");
        intent(
                intents,
                "invoice-copy",
                "A copy of the invoice is in your mailbox.",
                "invoice",
                "bill",
                "copy",
                "tax",
                "document");
        intent(
                intents,
                "opening-hours",
                "We are open from 9 to 18 on weekdays.",
                "opening",
                "hours",
                "open",
                "shop",
                "store",
                "sunday");
        json.putObject("logging").putArray("masked_fields").add("message");
        return Json.pretty(json);
    }

    private static void intent(ArrayNode intents, String name, String answer, String... words) {
        ArrayNode list =
                intents.addObject().put("intent", name).put("answer", answer).putArray("words");
        for (String word : words) {
            list.add(word);
        }
    }

    static byte[] guardrails() {
        ObjectNode json = Json.object().put("refusal", "I cannot help with that.");
        json.putArray("blocked_phrases")
                .add("previous instructions")
                .add("password")
                .add("your prompt")
                .add("card number");
        return Json.pretty(json);
    }

    static String manifest(String version) {
        return """
                system_name: support-assistant
                owner: Customer Service, Example Shop
                intended_use: Answer customers' everyday questions about orders, returns, invoices and opening hours.
                out_of_scope:
                  - Legal, medical or financial advice
                  - Decisions about claims
                risk_tier: limited
                domain: customer-service
                data_sources:
                  - uri: s3://example-shop/support-macros
                    version: "2026-05"
                human_oversight:
                  approvers: [system-owner]
                  escalation: The deployment manager decides when the owner does not answer within 24 hours.
                logging_profile:
                  required_events: [prediction, refusal, input_rejected]
                  masked_fields: [message]
                  retention: P3M
                role: deployer
                aisdp_version: %s
                placed_on_market_since: 2026-03-16
                """.formatted(version);
    }

    static SystemCard card() {
        return new SystemCard(
                "Support assistant",
                "Keyword rules steered by system instructions and guardrails",
                "Answers in the shop's chat; a colleague can take over at any time.",
                null,
                0.85,
                List.of("Understands English only.", "Knows four kinds of questions; hands over everything else."),
                List.of("message: text of 1 to 500 characters"),
                List.of(new Hazard(
                        "H1",
                        "Somebody talks the assistant out of its instructions.",
                        "medium",
                        "medium",
                        "Guardrails refuse known phrases before any rule is looked at.",
                        "",
                        "low")));
    }
}
