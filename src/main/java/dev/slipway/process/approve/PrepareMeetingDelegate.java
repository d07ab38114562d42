package dev.slipway.process.approve;

import dev.slipway.approval.Approval;
import dev.slipway.approval.Approvals;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the agenda of the approval meeting from what is known of the release. */
@Component
class PrepareMeetingDelegate implements JavaDelegate {

    private final Approvals approvals;
    private final Journal journal;

    PrepareMeetingDelegate(Approvals approvals, Journal journal) {
        this.approvals = approvals;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        String agenda = MeetingAgenda.of(variables, conditions(ReleaseVariables.releaseOf(execution)));
        variables.put(Fact.MEETING_AGENDA, agenda);
        journal.record(execution, "MeetingPrepared", Map.of("agenda", agenda));
    }

    /** What approvers of the last round asked for; it is void with the round and still worth a word. */
    private List<String> conditions(ReleaseId release) {
        return approvals.of(release, approvals.lastRound(release)).stream()
                .flatMap(PrepareMeetingDelegate::conditions)
                .toList();
    }

    private static Stream<String> conditions(Approval approval) {
        return Objects.requireNonNullElse(approval.conditions(), "")
                .lines()
                .map(condition -> condition + " (asked for by " + approval.role() + ")");
    }
}
