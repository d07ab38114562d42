package dev.slipway.process.modification;

import dev.slipway.process.Candidates;
import dev.slipway.process.Decisions;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.candidate.CandidateFacts;
import dev.slipway.release.ReleaseId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compares the candidate with what serves now and asks the table what that makes of the change. */
@Component
class DetermineModificationDelegate implements JavaDelegate {

    static final String NOT_SUBSTANTIAL = "notSubstantial";

    private static final String SUBSTANTIAL = "substantial";

    private final Candidates candidates;
    private final CandidateFacts facts;
    private final Decisions decisions;
    private final Journal journal;

    DetermineModificationDelegate(Candidates candidates, CandidateFacts facts, Decisions decisions, Journal journal) {
        this.candidates = candidates;
        this.facts = facts;
        this.decisions = decisions;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        facts.write(release, candidates.candidate(release), variables);
        List<Map<String, Object>> rows =
                decisions.evaluate(decisions.own(execution, "substantial-modification"), execution.getVariables());
        boolean asked = rows.isEmpty() || rows.stream().anyMatch(row -> !Boolean.FALSE.equals(row.get("asked")));
        variables
                .put(Fact.MODIFICATION_PROPOSAL, proposal(rows))
                .put(Fact.MODIFICATION_REASONS, reasons(rows))
                .put(Fact.MODIFICATION_QUESTIONS, asked);
        journal.record(
                execution,
                "ModificationProposed",
                Map.of(
                        "proposal", variables.text(Fact.MODIFICATION_PROPOSAL),
                        "reasons", variables.text(Fact.MODIFICATION_REASONS),
                        "complianceOfficerAsked", asked,
                        "diff", variables.text(Fact.DIFF_SUMMARY),
                        "baseDigest", variables.text(Fact.BASE_DIGEST)),
                List.of(variables.text(Fact.PACKAGE_DIGEST), variables.text(Fact.CONFIGURATION_DIGEST)));
    }

    /** A change for which the table has no row counts as substantial. */
    private static String proposal(List<Map<String, Object>> rows) {
        return !rows.isEmpty() && rows.stream().allMatch(row -> NOT_SUBSTANTIAL.equals(row.get("verdict")))
                ? NOT_SUBSTANTIAL
                : SUBSTANTIAL;
    }

    private static String reasons(List<Map<String, Object>> rows) {
        return rows.isEmpty()
                ? "- The table substantial-modification has no row for this change."
                : rows.stream().map(row -> "- " + row.get("reason")).collect(Collectors.joining("\n"));
    }
}
