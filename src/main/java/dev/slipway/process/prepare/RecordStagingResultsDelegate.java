package dev.slipway.process.prepare;

import dev.slipway.process.Answer;
import dev.slipway.process.Answered;
import dev.slipway.process.Candidates;
import dev.slipway.process.FormTime;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.staging.HandedResults;
import dev.slipway.staging.StagedByHand;
import dev.slipway.staging.StagingOrder;
import dev.slipway.staging.StagingRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps the results that a person handed in; whether they are good enough is judged like measured ones. */
@Component
class RecordStagingResultsDelegate implements JavaDelegate {

    private static final String YES = "yes";

    private final Candidates candidates;
    private final StagedByHand staged;
    private final Answered answered;
    private final Journal journal;

    RecordStagingResultsDelegate(Candidates candidates, StagedByHand staged, Answered answered, Journal journal) {
        this.candidates = candidates;
        this.staged = staged;
        this.answered = answered;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        StagingOrder order = StageByHand.next(candidates, execution);
        StagingRun judged = staged.handIn(order, results(variables));
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("run", order.run());
        payload.put("handedInBy", answered.by(execution, StagingResultRules.HAND_IN));
        payload.put("started", variables.text(Answer.STAGED_STARTED));
        payload.put("ended", variables.text(Answer.STAGED_ENDED));
        payload.put("dataset", variables.text(Answer.STAGED_DATASET));
        payload.put("figures", variables.text(Answer.STAGED_FIGURES));
        payload.put("evidence", variables.text(Answer.STAGED_EVIDENCE));
        payload.put("status", judged.status().name());
        journal.record(execution, "StagingResultsHandedIn", payload, List.of(judged.packageDigest()));
    }

    private static HandedResults results(ReleaseVariables variables) {
        HandedFigures figures = HandedFigures.parse(variables.text(Answer.STAGED_FIGURES));
        return new HandedResults(
                FormTime.parse(variables.text(Answer.STAGED_STARTED)),
                FormTime.parse(variables.text(Answer.STAGED_ENDED)),
                variables.text(Answer.STAGED_DATASET).strip(),
                figures.candidate(),
                figures.deployed(),
                yes(variables, Answer.STAGED_SMOKE),
                yes(variables, Answer.STAGED_PATH),
                yes(variables, Answer.STAGED_BEHAVIOUR),
                yes(variables, Answer.STAGED_LOGGING),
                Map.of(
                        "infrastructure template", variables.text(Answer.STAGED_INFRASTRUCTURE),
                        "configuration", variables.text(Answer.STAGED_CONFIGURATION),
                        "data sources", variables.text(Answer.STAGED_DATA_SOURCES)));
    }

    private static boolean yes(ReleaseVariables variables, Answer answer) {
        return variables.textOr(answer, "").equals(YES);
    }
}
