package dev.slipway.process.plan;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.notify.StakeholderNotices;
import dev.slipway.process.notify.Told;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the people concerned what is planned, and records whom a mail reaches and who must be told otherwise. */
@Component
class NotifyStakeholdersDelegate implements JavaDelegate {

    private final StakeholderNotices notices;
    private final Journal journal;

    NotifyStakeholdersDelegate(StakeholderNotices notices, Journal journal) {
        this.notices = notices;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Told told = notices.toContacts(
                execution,
                "planned",
                contacts(variables),
                "Planned: " + StakeholderNotices.release(execution),
                text(variables, StakeholderNotices.release(execution)));
        journal.record(
                execution, "StakeholdersNotified", Map.of("byMail", told.byMail(), "otherwise", told.otherwise()));
    }

    private static String contacts(ReleaseVariables variables) {
        return answer(variables, Answer.STAKEHOLDERS_NOTIFIED) + "\n" + answer(variables, Answer.STAKEHOLDER_STANDBY);
    }

    private static String text(ReleaseVariables variables, String release) {
        return "It is planned to bring " + release + " into use.\n\n"
                + answer(variables, Answer.SUMMARY)
                + "\n\n" + variables.textOr(Fact.PLAN_TEXT, "")
                + "\n\nDependent systems:\n" + answer(variables, Answer.STAKEHOLDER_SYSTEMS)
                + "\n\nWhom to ask: " + answer(variables, Answer.SUPPORT_CONTACT);
    }

    private static String answer(ReleaseVariables variables, Answer answer) {
        return Objects.requireNonNullElse(variables.textOrNull(answer), "");
    }
}
