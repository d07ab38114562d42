package dev.slipway.process.approve;

import dev.slipway.approval.Approval;
import dev.slipway.approval.Approvals;
import dev.slipway.ledger.Ledger;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.notify.Meeting;
import dev.slipway.process.notify.StakeholderNotices;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.release.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the agenda of the approval meeting from what is known of the release, and invites whoever has to approve. */
@Component
class PrepareMeetingDelegate implements JavaDelegate {

    private static final String PREPARED = "MeetingPrepared";
    private static final Duration LENGTH = Duration.ofHours(1);

    /** The deployment manager calls the meeting; where, is told by whoever calls it. */
    private static final String PLACE = "to be named by the deployment manager";

    private final Approvals approvals;
    private final RequiredRoles required;
    private final StakeholderNotices notices;
    private final Ledger ledger;
    private final ReleasePolicy policy;
    private final Journal journal;
    private final Clock clock;

    PrepareMeetingDelegate(
            Approvals approvals,
            RequiredRoles required,
            StakeholderNotices notices,
            Ledger ledger,
            ReleasePolicy policy,
            Journal journal,
            Clock clock) {
        this.approvals = approvals;
        this.required = required;
        this.notices = notices;
        this.ledger = ledger;
        this.policy = policy;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        String agenda = MeetingAgenda.of(variables, conditions(ReleaseVariables.releaseOf(execution)));
        variables.put(Fact.MEETING_AGENDA, agenda);
        Meeting meeting = meeting(execution, agenda);
        List<String> invited = notices.invite(execution, meeting, people(execution));
        journal.record(
                execution,
                PREPARED,
                Map.of("agenda", agenda, "start", meeting.start().toString(), "invited", invited));
    }

    private Meeting meeting(DelegateExecution execution, String agenda) {
        Instant start = clock.instant().plus(policy.meetingNotice()).truncatedTo(ChronoUnit.MINUTES);
        return new Meeting(
                "approval",
                heldBefore(execution),
                "Approval of " + StakeholderNotices.release(execution),
                agenda,
                start,
                start.plus(LENGTH),
                PLACE);
    }

    /** A release that comes back after rework moves the meeting that stands in the calendars. */
    private int heldBefore(DelegateExecution execution) {
        return (int) ledger.entries(execution.getProcessBusinessKey()).stream()
                .filter(entry -> entry.content().type().equals(PREPARED))
                .count();
    }

    private Set<String> people(DelegateExecution execution) {
        Set<String> roles = new TreeSet<>(required.of(execution));
        roles.add(Role.DEPLOYMENT_MANAGER.id());
        return roles;
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
