package dev.slipway.audit.register;

import dev.slipway.audit.register.Book.Column;
import dev.slipway.audit.register.Book.Ending;
import dev.slipway.audit.register.Book.Form;
import dev.slipway.ledger.Entry;
import dev.slipway.release.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How each release was carried out, from the first question to the gate to its end. */
final class DeploymentLogs implements Register {

    private static final String ASKED = "GateEvaluated";
    private static final String SHIFTED = "TrafficShifted";
    private static final String ENDED = "DeploymentEventClosed";
    private static final String GATE_ALLOWED = "gateAllowed";
    private static final String GATE_DENIED = "gateDenied";

    private static final Book BOOK = new Book(
            "deployment-logs",
            "Deployment logs",
            "REC-AI-DEPLOY-003",
            "How each release was carried out and how it ended. Every single step stands in the ledger under the"
                    + " release, which the first column leads to.",
            "Release",
            Role.OPERATIONS.title(),
            "First step",
            new Ending("Ended", "not yet", "Only releases that have not ended"),
            false,
            List.of(
                    Column.text("outcome", "Outcome"),
                    Column.text("requester", "Requested by"),
                    Column.text(GATE_ALLOWED, "Gate: yes"),
                    Column.text(GATE_DENIED, "Gate: no"),
                    Column.detail("started", "Rollout started", Form.MOMENT),
                    Column.text("shifts", "Traffic steps"),
                    Column.text("share", "Highest share (%)"),
                    Column.detail("promoted", "Full traffic since", Form.MOMENT),
                    Column.detail("canary", "Canary"),
                    Column.detail("held", "Held by a block")));

    @Override
    public Book book() {
        return BOOK;
    }

    @Override
    public Set<String> types() {
        return Set.of(ASKED, "RolloutStarted", SHIFTED, "ReleasePromoted", "ReleaseHeld", ENDED);
    }

    @Override
    public void read(Entry entry, Told told, Lines lines) {
        String slug = entry.content().subject();
        if (Lines.systemOf(slug).isEmpty()) {
            return;
        }
        lines.open(entry, slug, Map.of());
        Told before = new Told(lines.facts(slug).orElse(Map.of()));
        switch (entry.content().type()) {
            case ASKED -> lines.amend(slug, counted(before, told.is("allowed") ? GATE_ALLOWED : GATE_DENIED));
            case "RolloutStarted" ->
                lines.amend(slug, Map.of("started", entry.time().toString()));
            case SHIFTED -> shifted(slug, told, before, lines);
            case "ReleasePromoted" ->
                lines.amend(slug, Map.of("promoted", entry.time().toString()));
            case "ReleaseHeld" -> lines.amend(slug, counted(before, "held"));
            default -> lines.close(entry, slug, end(told));
        }
    }

    private static void shifted(String slug, Told told, Told before, Lines lines) {
        lines.amend(slug, counted(before, "shifts"));
        if (Numbers.of(told.text("candidatePercent")) > Numbers.of(before.text("share"))) {
            lines.amend(slug, Map.of("share", told.text("candidatePercent")));
        }
    }

    private static Map<String, String> counted(Told before, String what) {
        return Map.of(what, String.valueOf(Numbers.of(before.text(what)) + 1));
    }

    private static Map<String, String> end(Told told) {
        return Map.of(
                "outcome", Outcomes.inWords(told.text("outcome")),
                "requester", told.text("deployer"),
                "canary", told.text("canary"));
    }
}
