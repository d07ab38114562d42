package dev.slipway.process.approve;

import dev.slipway.approval.ApprovalRounds;
import dev.slipway.approval.AuthorityMatrix;
import dev.slipway.approval.Eligibility;
import dev.slipway.approval.ReleasePeople;
import dev.slipway.approval.RoleMemberships;
import dev.slipway.approval.SegregationOfDuties;
import dev.slipway.process.guard.OwnSteps;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.release.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Reads, at every decision anew, who may answer for a role: holders, delegates, absences and what people did so far. */
@Component
class RoleAnswers {

    static final String APPROVAL = "Activity_GiveApproval";
    static final String ROLLBACK = "Activity_DecideRollback";

    /** Of an answer that was given already, by the person who gave it. */
    static final String SIGNING = "Activity_SignApproval";

    /** Tasks that delegates are called to. */
    static final Set<String> CALLED = Set.of(APPROVAL, ROLLBACK);

    /** Where a delegate may answer. */
    static final Set<String> TASKS = Set.of(APPROVAL, SIGNING, ROLLBACK);

    private final AuthorityMatrix matrix;
    private final SegregationOfDuties duties;
    private final RoleMemberships memberships;
    private final ApprovalRounds rounds;
    private final IdentityService identities;
    private final TaskService tasks;
    private final OwnSteps steps;
    private final ReleasePolicy policy;
    private final Clock clock;

    RoleAnswers(
            AuthorityMatrix matrix,
            SegregationOfDuties duties,
            RoleMemberships memberships,
            ApprovalRounds rounds,
            IdentityService identities,
            TaskService tasks,
            OwnSteps steps,
            ReleasePolicy policy,
            Clock clock) {
        this.matrix = matrix;
        this.duties = duties;
        this.memberships = memberships;
        this.rounds = rounds;
        this.identities = identities;
        this.tasks = tasks;
        this.steps = steps;
        this.policy = policy;
        this.clock = clock;
    }

    /** @param task key of an open task that asks for the role's answer */
    Eligibility open(ReleaseId release, Role role, String task) {
        return task.equals(ROLLBACK)
                ? eligibility(release, role, Map.of(), false)
                : approval(release, role, rounds.openedAt(release).orElse(Instant.EPOCH));
    }

    /** For a round that would open now. */
    Eligibility opening(ReleaseId release, Role role) {
        return approval(release, role, clock.instant());
    }

    /**
     * Whether reminder and escalation have passed, so that delegates may answer for holders who are there; who has
     * answered in time may sign.
     */
    boolean overdue(String task, Instant createdAt) {
        return task.equals(SIGNING) || !clock.instant().isBefore(createdAt.plus(limit(task)));
    }

    private Duration limit(String task) {
        return task.equals(ROLLBACK)
                ? policy.rollbackEscalation()
                : policy.escalation().compareTo(policy.reminder()) < 0 ? policy.reminder() : policy.escalation();
    }

    private Eligibility approval(ReleaseId release, Role role, Instant opens) {
        return eligibility(release, role, memberships.late(release, role, opens), true);
    }

    private Eligibility eligibility(ReleaseId release, Role role, Map<String, Instant> late, boolean approval) {
        ReleasePeople people = duties.people(release, members(Role.RELEASE_MANAGER), executing(release));
        return new Eligibility(role, members(role), late, people, matrix.at(clock.instant()), approval);
    }

    /** Read without the rights of the person whose step asks. */
    private Set<String> members(Role role) {
        return steps
                .runAuthorized(() ->
                        identities.createUserQuery().memberOfGroup(role.id()).list())
                .stream()
                .map(User::getId)
                .collect(Collectors.toSet());
    }

    private Set<String> executing(ReleaseId release) {
        return steps
                .runAuthorized(() -> tasks.createTaskQuery()
                        .processInstanceBusinessKey(release.slug())
                        .taskCandidateGroup(Role.OPERATIONS.id())
                        .includeAssignedTasks()
                        .taskAssigned()
                        .list())
                .stream()
                .map(Task::getAssignee)
                .collect(Collectors.toSet());
    }
}
