package dev.slipway.process.candidate;

import dev.slipway.approval.SegregationOfDuties;
import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.release.Role;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** Opens the next attempt: refuses what cannot be released, numbers it, and gives every process of it one key. */
@Component
class OpenReleaseListener implements ExecutionListener {

    private final StartRules rules;
    private final Releases releases;
    private final SegregationOfDuties duties;
    private final IdentityService identities;
    private final Journal journal;

    OpenReleaseListener(
            StartRules rules,
            Releases releases,
            SegregationOfDuties duties,
            IdentityService identities,
            Journal journal) {
        this.rules = rules;
        this.releases = releases;
        this.duties = duties;
        this.identities = identities;
        this.journal = journal;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        String requester = variables.text(Fact.REQUESTER);
        Role role = roleOf(requester);
        rules.check(variables);
        ReleaseId release = open(variables, requester);
        duties.bind(release, requester, role);
        execution.setProcessBusinessKey(release.slug());
        variables.put(Fact.RELEASE_SLUG, release.slug());
        journal.record(execution, "ReleaseRequested", Map.of("requester", requester, "role", role.id()));
    }

    private ReleaseId open(ReleaseVariables variables, String requester) {
        try {
            return releases.open(
                    variables.text(Answer.SYSTEM),
                    variables.text(Answer.VERSION),
                    variables.text(Answer.ENVIRONMENT),
                    requester);
        } catch (Releases.OpenedAtTheSameTime taken) {
            throw Refusal.conflict(String.valueOf(taken.getMessage()));
        }
    }

    private Role roleOf(String requester) {
        return identities.createGroupQuery().groupMember(requester).list().stream()
                .map(Group::getId)
                .filter(StartRules.MAY_REQUEST::contains)
                .sorted()
                .findFirst()
                .flatMap(Role::of)
                .orElseThrow(() -> Refusal.forbidden(requester + " may not request a release: only "
                        + String.join(" and ", StartRules.MAY_REQUEST)
                        + " may. Ask one of them to start it."));
    }
}
