package dev.slipway.process.approve;

import dev.slipway.approval.SegregationOfDuties;
import dev.slipway.process.guard.Refusal;
import dev.slipway.process.guard.ReleaseRules;
import dev.slipway.process.guard.TaskFacts;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.release.Role;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** Holds every claim and every completion of a release's task against the segregation of duties. */
@Component
class DutyRules implements ReleaseRules {

    private static final String APPROVAL = "Activity_GiveApproval";

    private final SegregationOfDuties duties;
    private final Releases releases;
    private final IdentityService identities;

    DutyRules(SegregationOfDuties duties, Releases releases, IdentityService identities) {
        this.duties = duties;
        this.releases = releases;
        this.identities = identities;
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
        release(task).ifPresent(release -> duties.bind(release, user, role(task, release, user)));
    }

    @Override
    public boolean isAccountable(TaskFacts task, String user) {
        return !Collections.disjoint(task.accountable(), groupsOf(user));
    }

    private Optional<String> objection(TaskFacts task, ReleaseId release, String user) {
        Role role = role(task, release, user);
        return task.definitionKey().equals(APPROVAL)
                ? objectionToUnknown(release, user).or(() -> duties.objectionToApproval(release, user, role))
                : duties.objection(release, user, role);
    }

    /**
     * Where a pipeline named nobody, nobody was bound to a role by asking, and any release manager may be the one who
     * caused the release.
     */
    private Optional<String> objectionToUnknown(ReleaseId release, String user) {
        return releases.requester(release)
                .filter(requester -> duties.roleOf(release, requester).isEmpty())
                .filter(unknown -> groupsOf(user).contains(Role.RELEASE_MANAGER.id()))
                .map(unknown -> user + " cannot approve release " + release + ": it is not known who caused it, and a "
                        + Role.RELEASE_MANAGER.title() + " may have. Leave this approval to somebody else.");
    }

    /** The role under which the person acts: the one already held, where the task is offered to it. */
    private Role role(TaskFacts task, ReleaseId release, String user) {
        Set<String> own = groupsOf(user);
        String held = duties.roleOf(release, user).orElse("");
        return task.candidateGroups().stream()
                .filter(own::contains)
                .sorted(Comparator.comparing((String group) -> !group.equals(held)))
                .findFirst()
                .flatMap(Role::of)
                .orElseThrow(() -> Refusal.forbidden(user + " holds none of the roles " + task.candidateGroups()
                        + " that this task is for. Leave it to somebody who does."));
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
