package dev.slipway.process.approve;

import dev.slipway.approval.ModificationDecision;
import dev.slipway.approval.ModificationDecisions;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.modification.ModificationCheck;
import dev.slipway.release.ReleaseId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nothing goes to the approvers but what the decision about the modification was made for. */
@Component
class CheckModificationDecisionDelegate implements JavaDelegate {

    private final ModificationCheck check;
    private final ModificationDecisions decisions;
    private final Journal journal;

    CheckModificationDecisionDelegate(ModificationCheck check, ModificationDecisions decisions, Journal journal) {
        this.check = check;
        this.decisions = decisions;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        List<String> objections = new ArrayList<>(check.objections(release));
        decisions.of(release).ifPresent(decision -> objections.addAll(objections(decision, variables)));
        variables
                .put(Fact.MODIFICATION_CURRENT, objections.isEmpty())
                .put(Fact.MODIFICATION_OBJECTIONS, String.join("\n", objections));
        journal.record(
                execution,
                "ModificationDecisionChecked",
                Map.of("current", objections.isEmpty(), "objections", objections),
                List.of(variables.text(Fact.PACKAGE_DIGEST), variables.text(Fact.CONFIGURATION_DIGEST)));
    }

    private static List<String> objections(ModificationDecision decision, ReleaseVariables variables) {
        List<String> found = new ArrayList<>();
        if (!decision.isAbout(
                variables.text(Fact.PACKAGE_DIGEST),
                variables.text(Fact.CONFIGURATION_DIGEST),
                variables.text(Fact.BASE_DIGEST))) {
            found.add("The decision is not about the package, configuration and base that are to be approved.");
        }
        if (!decision.cleared()) {
            found.add("The modification is substantial, and joint decision or conformity assessment is missing.");
        }
        return found;
    }
}
