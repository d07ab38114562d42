package dev.slipway.process.modification;

import dev.slipway.approval.ModificationDecision;
import dev.slipway.approval.ModificationDecisions;
import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Binds what people answered about the change to the bytes that they answered about. */
@Component
class RecordModificationDecisionDelegate implements JavaDelegate {

    private static final String AGREE = "agree";

    private final ModificationDecisions decisions;
    private final HistoryService history;
    private final Journal journal;
    private final Clock clock;

    RecordModificationDecisionDelegate(
            ModificationDecisions decisions, HistoryService history, Journal journal, Clock clock) {
        this.decisions = decisions;
        this.history = history;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        ModificationDecision decision = decision(execution, variables);
        decisions.decide(ReleaseVariables.releaseOf(execution), decision);
        variables
                .put(Fact.SUBSTANTIAL, decision.substantial())
                .put(Fact.MODIFICATION_CLEARED, decision.cleared())
                .put(Fact.MODIFICATION_TEXT, ModificationWords.of(decision, variables));
        journal.record(
                execution,
                "ModificationDecided",
                Map.of(
                        "substantial", decision.substantial(),
                        "cleared", decision.cleared(),
                        "proposal", variables.text(Fact.MODIFICATION_PROPOSAL),
                        "decision", variables.text(Fact.MODIFICATION_TEXT),
                        "governanceLead", orNobody(decision.governanceLead()),
                        "legalAdvisor", orNobody(decision.legalAdvisor()),
                        "baseDigest", decision.baseDigest()),
                List.of(decision.packageDigest(), decision.configurationDigest()));
    }

    private ModificationDecision decision(DelegateExecution execution, ReleaseVariables variables) {
        return new ModificationDecision(
                variables.text(Fact.PACKAGE_DIGEST),
                variables.text(Fact.CONFIGURATION_DIGEST),
                variables.text(Fact.BASE_DIGEST),
                substantial(variables),
                agreed(execution, Answer.LEAD_DECISION, "Activity_DecideAsGovernanceLead"),
                agreed(execution, Answer.LEGAL_DECISION, "Activity_DecideAsLegalAdvisor"),
                conformity(variables),
                clock.instant());
    }

    private static boolean substantial(ReleaseVariables variables) {
        return LegalQuestion.asked(variables)
                && !Arrays.stream(LegalQuestion.values()).allMatch(question -> question.denied(variables));
    }

    private @Nullable String agreed(DelegateExecution execution, Answer answer, String activity) {
        if (!AGREE.equals(ReleaseVariables.of(execution).textOrNull(answer))) {
            return null;
        }
        HistoricTaskInstance task = history.createHistoricTaskInstanceQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(activity)
                .finished()
                .singleResult();
        return task == null ? null : task.getAssignee();
    }

    private static @Nullable String conformity(ReleaseVariables variables) {
        String outcome = variables.textOrNull(Answer.CONFORMITY_OUTCOME);
        if (ModificationRules.ESTABLISHED.equals(outcome)) {
            return variables.text(Answer.CONFORMITY_REFERENCE);
        }
        return ModificationRules.NOT_APPLICABLE.equals(outcome) ? "no procedure applies below high risk" : null;
    }

    private static String orNobody(@Nullable String person) {
        return person == null ? "nobody" : person;
    }
}
