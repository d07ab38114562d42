package dev.slipway.audit.register;

import dev.slipway.audit.register.Book.Column;
import dev.slipway.audit.register.Book.Ending;
import dev.slipway.audit.register.Book.Form;
import dev.slipway.ledger.Entry;
import dev.slipway.release.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each rollback from the first word of it to what was learnt. */
final class RollbackRecords implements Register {

    private static final String REQUESTED = "RollbackRequested";
    private static final String DECIDED = "RollbackDecided";
    private static final String DONE = "RolledBack";
    private static final String TASK = "TaskCompleted";
    private static final String REASON = "reason";

    private static final Book BOOK = new Book(
            "rollback-records",
            "Rollback records",
            "REC-AI-DEPLOY-004",
            "Each rollback that was asked for or began by itself: why, decided by whom, to which version, what was"
                    + " lost, and what was learnt from it.",
            "Release",
            Role.DEPLOYMENT_MANAGER.title(),
            "Began",
            new Ending("Over", "not yet", "Only rollbacks that are not over"),
            false,
            List.of(
                    Column.of("automatic", "By itself", Form.YES_NO),
                    Column.text("decision", "Decision"),
                    Column.text("decidedBy", "Decided by"),
                    Column.text("from", "From version"),
                    Column.text("restored", "Back to"),
                    Column.text("rto", "Time to recover"),
                    Column.detail(REASON, "Reason"),
                    Column.detail("assessedBy", "Assessed by"),
                    Column.detail("trigger", "Trigger"),
                    Column.detail("severity", "Severity"),
                    Column.detail("losses", "Losses"),
                    Column.detail("affected", "Who was affected"),
                    Column.detail("cause", "Root cause"),
                    Column.detail("remedy", "Remediation")));

    @Override
    public Book book() {
        return BOOK;
    }

    @Override
    public Set<String> types() {
        return Set.of(REQUESTED, DECIDED, DONE, TASK);
    }

    @Override
    public void read(Entry entry, Told told, Lines lines) {
        switch (entry.content().type()) {
            case REQUESTED -> begun(entry, lines, Map.of(REASON, told.text(REASON)));
            case DECIDED ->
                begun(
                        entry,
                        lines,
                        Map.of(
                                "decision",
                                "roll back",
                                "automatic",
                                told.text("automatic"),
                                REASON,
                                told.text("cause")));
            case DONE -> done(entry, told, lines);
            default -> answered(entry, told, lines);
        }
    }

    /** A rollback that is under way already takes up the facts. */
    private static void begun(Entry entry, Lines lines, Map<String, String> facts) {
        lines.newestOpen(entry.content().subject())
                .ifPresentOrElse(
                        key -> lines.amend(key, facts), () -> lines.open(entry, "entry:" + entry.sequence(), facts));
    }

    private static void answered(Entry entry, Told told, Lines lines) {
        String by = entry.content().actor().id();
        Told values = told.in("values");
        switch (told.text("task")) {
            case "Activity_AssessRollback" -> begun(entry, lines, assessed(by, values));
            case "Activity_DecideRollback" -> decided(entry, lines, by, values);
            case "Activity_AnalyseRootCause" -> learnt(entry, lines, Map.of("cause", values.text("causeText")));
            case "Activity_PlanRemediation" ->
                learnt(entry, lines, Map.of("remedy", values.text("remediationMeasures")));
            default -> {
                // other tasks say nothing of a rollback
            }
        }
    }

    private static Map<String, String> assessed(String by, Told values) {
        return Map.of(
                "assessedBy", by,
                "severity", values.text("rollbackSeverity"),
                "trigger", Outcomes.inWords(values.text("rollbackTrigger")));
    }

    /** A no ends what was asked for. */
    private static void decided(Entry entry, Lines lines, String by, Told values) {
        String decision = values.text("rollbackDecision");
        begun(entry, lines, Map.of("decision", Outcomes.inWords(decision), "decidedBy", by));
        if (decision.equals("keep")) {
            lines.newestOpen(entry.content().subject()).ifPresent(key -> lines.close(entry, key, Map.of()));
        }
    }

    private static void learnt(Entry entry, Lines lines, Map<String, String> facts) {
        lines.newest(entry.content().subject()).ifPresent(key -> lines.amend(key, facts));
    }

    private static void done(Entry entry, Told told, Lines lines) {
        Map<String, String> facts = new HashMap<>(Map.of(
                "from", told.text("from"),
                "restored", told.text("restored"),
                "rto", told.text("rto"),
                "losses", told.text("lost").isEmpty() ? told.text("losses") : told.text("lost"),
                "affected", told.text("affected")));
        if (!told.text(REASON).isEmpty()) {
            facts.put(REASON, told.text(REASON));
        }
        lines.newestOpen(entry.content().subject()).ifPresent(key -> lines.close(entry, key, facts));
    }
}
