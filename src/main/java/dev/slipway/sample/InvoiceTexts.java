package dev.slipway.sample;

import dev.slipway.sample.SystemCard.Hazard;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Invoice lines as suppliers write them, and the evidence of the invoice sorter. */
final class InvoiceTexts {

    private static final String MANIFEST = """
            system_name: invoice-sorter
            owner: Accounting, Example Works
            intended_use: Propose a cost category for each line of an incoming invoice.
            out_of_scope:
              - Paying or refusing invoices
            risk_tier: minimal
            domain: accounting
            data_sources:
              - uri: s3://example-works/invoice-lines
                version: "2025"
            human_oversight:
              approvers: [system-owner]
              escalation: The deployment manager decides when the owner does not answer within 24 hours.
            logging_profile:
              required_events: [prediction, input_rejected]
              masked_fields: [line]
              retention: P3M
            role: provider
            aisdp_version: %s
            """;

    private static final List<String> CATEGORIES =
            List.of("catering", "facilities", "office-supplies", "software", "travel");

    private static final Map<String, List<String>> WORDS = Map.of(
            "catering", List.of("lunch", "coffee", "catering", "sandwiches", "drinks", "buffet", "delivery"),
            "facilities", List.of("cleaning", "repair", "heating", "electricity", "maintenance", "door", "service"),
            "office-supplies", List.of("paper", "pens", "toner", "folders", "desk", "chair", "delivery"),
            "software", List.of("licence", "subscription", "cloud", "hosting", "seats", "monthly", "service"),
            "travel", List.of("flight", "hotel", "train", "taxi", "night", "ticket", "booking"));

    private static final List<String> COMMON =
            List.of("for", "invoice", "pieces", "monthly", "fee", "team", "berlin", "order");

    private InvoiceTexts() {}

    static String manifest(String version) {
        return MANIFEST.formatted(version);
    }

    static TestCase next(Random random) {
        String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
        List<String> words = WORDS.getOrDefault(category, COMMON);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            line.append(pick(random.nextInt(10) < 7 ? words : COMMON, random)).append(' ');
        }
        line.append(pick(words, random)).append(' ').append(1 + random.nextInt(99));
        return new TestCase(
                Json.object().put("line", line.toString()),
                category,
                "origin",
                random.nextBoolean() ? "domestic" : "foreign");
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    static SystemCard card() {
        return new SystemCard(
                "Invoice sorter",
                "Multinomial naive Bayes over the words of a line",
                "Proposes a category to the bookkeeper, who confirms it.",
                null,
                0.75,
                List.of("Knows five categories.", "Understands English words only."),
                List.of("line: text of 1 to 200 characters"),
                List.of(new Hazard(
                        "H1",
                        "Costs are booked into the wrong category.",
                        "low",
                        "medium",
                        "The bookkeeper confirms each proposal.",
                        "",
                        "low")));
    }
}
