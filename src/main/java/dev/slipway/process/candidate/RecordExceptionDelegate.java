package dev.slipway.process.candidate;

import dev.slipway.process.Answer;
import dev.slipway.process.Answered;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps whether an urgent release may put sections off, which ones, and what is done instead meanwhile. */
@Component
class RecordExceptionDelegate implements JavaDelegate {

    private final Answered answered;
    private final Journal journal;

    RecordExceptionDelegate(Answered answered, Journal journal) {
        this.answered = answered;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Optional<Deferral> deferral = Deferral.of(variables);
        variables
                .put(Fact.EXCEPTION_APPROVED, deferral.isPresent())
                .put(Fact.DEFERRED_SECTIONS, deferral.map(Deferral::ids).orElse(""))
                .put(
                        Fact.DEFERRAL_DATES,
                        deferral.map(Deferral::lines)
                                .map(lines -> String.join("\n", lines))
                                .orElse(""))
                .put(
                        Fact.EXCEPTION_DUE,
                        deferral.map(found -> found.due().toString()).orElse(""));
        journal.record(
                execution,
                "ExceptionDecided",
                Map.of(
                        "decision",
                        variables.text(Answer.EXCEPTION_ANSWER),
                        "decidedBy",
                        answered.by(execution, "Activity_ApproveException"),
                        "reason",
                        variables.textOr(Answer.EXCEPTION_REASON, ""),
                        "deferred",
                        deferral.map(Deferral::lines).orElse(List.of()),
                        "compensatingControls",
                        deferral.map(found -> found.controls().lines().toList()).orElse(List.of())),
                List.of(variables.text(Fact.EVIDENCE_BUNDLE_ID)));
    }
}
