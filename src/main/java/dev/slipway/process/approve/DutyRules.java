package dev.slipway.process.approve;

import dev.slipway.approval.Eligibility;
import dev.slipway.approval.SegregationOfDuties;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.guard.Refusal;
import dev.slipway.process.guard.ReleaseRules;
import dev.slipway.process.guard.TaskFacts;
import dev.slipway.process.record.LedgerRecorder;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Role;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** Holds every claim and every completion of a release's task against the segregation of duties. */
@Component
class DutyRules implements ReleaseRules {

    private final SegregationOfDuties duties;
    private final RoleAnswers answers;
    private final IdentityService identities;
    private final TaskService tasks;
    private final LedgerRecorder recorder;

    DutyRules(
            SegregationOfDuties duties,
            RoleAnswers answers,
            IdentityService identities,
            TaskService tasks,
            LedgerRecorder recorder) {
        this.duties = duties;
        this.answers = answers;
        this.identities = identities;
        this.tasks = tasks;
        this.recorder = recorder;
    }

    @Override
    public void mayClaim(TaskFacts task, String user) {
        release(task)
                .ifPresent(release -> objection(task, release, user).ifPresent(text -> {
                    throw Refusal.forbidden(text);
                }));
    }

    @Override
    public void mayComplete(TaskFacts task, String user) {
        mayClaim(task, user);
        release(task).ifPresent(release -> {
            Role role = role(task, user, release);
            duties.bind(release, user, role);
            if (RoleAnswers.TASKS.contains(task.definitionKey())) {
                answer(task, release, user, role);
            }
        });
    }

    /** Keeps for whom somebody answers before anything is made of the answer. */
    private void answer(TaskFacts task, ReleaseId release, String user, Role role) {
        Optional<String> holder = answers.open(release, role, task.definitionKey())
                .principal(user, answers.overdue(task.definitionKey(), task.createdAt()));
        duties.actsFor(release, user, holder.orElse(null));
        holder.ifPresent(name -> recordStandIn(task, release, user, role, name));
    }

    @Override
    public boolean isAccountable(TaskFacts task, String user) {
        return !Collections.disjoint(task.accountable(), groupsOf(user));
    }

    private Optional<String> objection(TaskFacts task, ReleaseId release, String user) {
        Role role = role(task, user, release);
        if (RoleAnswers.TASKS.contains(task.definitionKey())) {
            Eligibility eligibility = answers.open(release, role, task.definitionKey());
            return eligibility.objection(user, answers.overdue(task.definitionKey(), task.createdAt()));
        }
        return duties.objection(release, user, role).or(() -> objectionToExecution(release, user, role));
    }

    /** Who holds an approval that he has claimed does not execute; once it is given, one person has one role. */
    private Optional<String> objectionToExecution(ReleaseId release, String user, Role role) {
        boolean approving = role == Role.OPERATIONS
                && tasks.createTaskQuery()
                                .processInstanceBusinessKey(release.slug())
                                .taskDefinitionKey(RoleAnswers.APPROVAL)
                                .taskAssignee(user)
                                .count()
                        > 0;
        return approving
                ? Optional.of(user + " has claimed an approval of release " + release
                        + ", and who approves does not execute. Give the approval back first, or leave this task to"
                        + " another member of the " + role.title() + ".")
                : Optional.empty();
    }

    /** The role under which the person acts: the one already held, where the task is offered to it. */
    private Role role(TaskFacts task, String user, ReleaseId release) {
        Set<String> own = groupsOf(user);
        String held = duties.roleOf(release, user).orElse("");
        boolean mayStandIn = RoleAnswers.TASKS.contains(task.definitionKey());
        return task.candidateGroups().stream()
                .filter(group -> mayStandIn || own.contains(group))
                .sorted(Comparator.comparing((String group) -> !group.equals(held)))
                .findFirst()
                .flatMap(Role::of)
                .orElseThrow(() -> Refusal.forbidden(user + " holds none of the roles " + task.candidateGroups()
                        + " that this task is for. Leave it to somebody who does."));
    }

    private void recordStandIn(TaskFacts task, ReleaseId release, String user, Role role, String holder) {
        recorder.record(NewEntry.of(
                        "DelegateAnswered",
                        release.slug(),
                        Actor.person(user, role.id()),
                        Map.of("task", task.definitionKey(), "taskId", task.taskId(), "onBehalfOf", holder),
                        "task:" + task.taskId() + ":on-behalf")
                .onBehalfOf(holder));
    }

    private Set<String> groupsOf(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
    }

    private static Optional<ReleaseId> release(TaskFacts task) {
        String key = task.businessKey();
        return key == null || !key.contains("~") ? Optional.empty() : Optional.of(ReleaseId.parse(key));
    }
}
