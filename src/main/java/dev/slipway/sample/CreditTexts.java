package dev.slipway.sample;

import dev.slipway.sample.SystemCard.Hazard;
import java.util.List;

/** The words about the credit scoring in its evidence. */
final class CreditTexts {

    private CreditTexts() {}

    static String manifest(CreditPlan plan) {
        return """
                system_name: credit-scoring
                owner: Consumer Lending, Example Bank
                intended_use: %s
                out_of_scope:
                  - Deciding without a person who can overrule
                  - Setting interest rates
                risk_tier: high
                domain: creditworthiness
                data_sources:
                  - uri: s3://example-lake/loan-applications
                    version: "2026-q2"
                  - uri: s3://example-lake/repayment-history
                    version: "2026-q2"
                %shuman_oversight:
                  approvers: [system-owner, risk-manager]
                  escalation: The governance lead decides when an approver does not answer within 24 hours.
                logging_profile:
                  required_events: [prediction, input_rejected]
                  masked_fields: [income, debt_ratio]
                  retention: P6M
                role: provider
                aisdp_version: %s
                placed_on_market_since: 2026-02-02
                """.formatted(use(plan), source(plan), plan.version());
    }

    private static String use(CreditPlan plan) {
        return plan.purposeExtended()
                ? "Advise loan officers on consumer loans and on loans to small businesses up to 100,000 euros."
                : "Advise loan officers on consumer loans up to 30,000 euros.";
    }

    private static String source(CreditPlan plan) {
        return plan.purposeExtended() ? """
                  - uri: s3://example-lake/account-transactions
                    version: "2026-q2"
                """ : "";
    }

    static SystemCard card() {
        return new SystemCard(
                "Credit scoring",
                "Logistic regression over four features, trained by gradient descent",
                "Runs inside the bank; a loan officer sees the advice and may overrule it.",
                CreditResponder.APPROVE,
                0.75,
                List.of(
                        "Trained on made-up applicants; says nothing about real people.",
                        "A missing income is replaced, which blurs the advice for these applicants."),
                List.of(
                        "income: euros a month, may be missing",
                        "debt_ratio: 0 to 1",
                        "years_employed: years",
                        "late_payments: count",
                        "region: north or south, no feature of the model"),
                List.of(
                        new Hazard(
                                "H1",
                                "Applicants of one group are declined more often than equal applicants of the other.",
                                "high",
                                "medium",
                                "The group is no feature; the fairness gate and staging measure the difference.",
                                "",
                                "medium"),
                        new Hazard(
                                "H2",
                                "Applicants are declined because a value is missing.",
                                "medium",
                                "medium",
                                "Missing values are handled by a declared rule; the canary compares distributions.",
                                "",
                                "low"),
                        new Hazard(
                                "H3",
                                "Somebody probes the service to learn the scorecard.",
                                "low",
                                "low",
                                "",
                                "The scorecard is simple and its features are published anyway.",
                                "low")));
    }
}
