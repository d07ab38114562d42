package dev.slipway.process.operate;

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

/** Sends the release notes to the users who are to get them by mail, and records whom they reach. */
@Component
class SendReleaseNotesDelegate implements JavaDelegate {

    private final StakeholderNotices notices;
    private final Journal journal;

    SendReleaseNotesDelegate(StakeholderNotices notices, Journal journal) {
        this.notices = notices;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Told told = notices.toContacts(
                execution,
                "release-notes",
                answer(variables, Answer.USERS_CONTACTS),
                "Release notes: " + StakeholderNotices.release(execution),
                text(variables));
        journal.record(execution, "ReleaseNotesSent", Map.of("byMail", told.byMail(), "otherwise", told.otherwise()));
    }

    /** What the deployment manager wrote, otherwise what the release itself says. */
    private static String text(ReleaseVariables variables) {
        String written = answer(variables, Answer.USERS_MESSAGE).strip();
        String notes = written.isEmpty() ? answer(variables, Answer.SUMMARY) : written;
        return notes + "\n\nWhat changed:\n" + variables.textOr(Fact.DIFF_SUMMARY, "") + "\n\nWhom to ask: "
                + answer(variables, Answer.SUPPORT_CONTACT);
    }

    private static String answer(ReleaseVariables variables, Answer answer) {
        return Objects.requireNonNullElse(variables.textOrNull(answer), "");
    }
}
