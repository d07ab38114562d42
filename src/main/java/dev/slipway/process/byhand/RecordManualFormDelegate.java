package dev.slipway.process.byhand;

import dev.slipway.approval.ManualForm;
import dev.slipway.approval.ManualForms;
import dev.slipway.process.Answer;
import dev.slipway.process.Answered;
import dev.slipway.process.Fact;
import dev.slipway.process.FormTime;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps the governance lead's form, for the gate, the approvers and the auditor. */
@Component
class RecordManualFormDelegate implements JavaDelegate {

    private final ManualForms forms;
    private final Answered answered;
    private final Journal journal;
    private final Clock clock;

    RecordManualFormDelegate(ManualForms forms, Answered answered, Journal journal, Clock clock) {
        this.forms = forms;
        this.answered = answered;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        ManualForm form = form(execution, variables);
        forms.record(ReleaseVariables.releaseOf(execution), form);
        variables.put(Fact.MANUAL_FORM_TEXT, form.inWords());
        journal.record(
                execution,
                "ManualFormDecided",
                Map.of(
                        "signed", form.signed(),
                        "decidedBy", form.person(),
                        "reason", form.reason(),
                        "measures", form.measures(),
                        "validUntil", form.validUntil().toString(),
                        "signature", "task completed by this role"),
                List.of(variables.text(Fact.PACKAGE_DIGEST)));
    }

    private ManualForm form(DelegateExecution execution, ReleaseVariables variables) {
        Instant now = clock.instant();
        return new ManualForm(
                variables.text(Answer.MANUAL_DECISION).equals(ManualFormRules.SIGN),
                answered.by(execution, ManualFormRules.SIGN_FORM),
                variables.textOr(Answer.MANUAL_REASON, ""),
                variables.textOr(Answer.MANUAL_MEASURES, ""),
                Optional.ofNullable(variables.textOrNull(Answer.MANUAL_VALID_UNTIL))
                        .map(FormTime::parse)
                        .orElse(now),
                now);
    }
}
