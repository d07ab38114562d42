package dev.slipway.process;

import dev.slipway.approval.Approval;
import dev.slipway.approval.Approvals;
import dev.slipway.approval.Authorization;
import dev.slipway.approval.Authorizations;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.rollout.ChangeFreezes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Ends the release and writes the record that the source asks for at each deployment event: when, which version and
 * configuration, who deployed, who approved and when, staging and canary results, outcome.
 */
@Component
class ReleaseOutcomeListener implements ExecutionListener {

    private final Releases releases;
    private final Approvals approvals;
    private final Authorizations authorizations;
    private final ChangeFreezes freezes;
    private final UnseenHandWork unseen;
    private final ObjectProvider<WorkOfRelease> beside;
    private final Journal journal;

    ReleaseOutcomeListener(
            Releases releases,
            Approvals approvals,
            Authorizations authorizations,
            ChangeFreezes freezes,
            UnseenHandWork unseen,
            ObjectProvider<WorkOfRelease> beside,
            Journal journal) {
        this.releases = releases;
        this.approvals = approvals;
        this.authorizations = authorizations;
        this.freezes = freezes;
        this.unseen = unseen;
        this.beside = beside;
        this.journal = journal;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        String outcome = OutcomeListener.properties(execution.getBpmnModelElementInstance())
                .getOrDefault("outcome", "ended");
        releases.end(release, outcome);
        freezes.lift(release);
        unseen.end(execution);
        beside.forEach(work -> work.endWith(release));
        journal.record(execution, "DeploymentEventClosed", payload(release, outcome, execution), digests(execution));
    }

    private Map<String, Object> payload(ReleaseId release, String outcome, DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Optional<Authorization> authorization = authorizations.of(release);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("outcome", outcome);
        payload.put("version", release.version());
        payload.put("configuration", variables.textOr(Fact.CONFIGURATION_DIGEST, ""));
        payload.put("deployer", releases.requester(release).orElse(""));
        payload.put("authorization", authorization.map(Authorization::id).orElse(""));
        payload.put(
                "approvals",
                authorization.stream()
                        .flatMap(given -> approvals.of(release, given.round()).stream())
                        .map(ReleaseOutcomeListener::line)
                        .toList());
        payload.put("staging", variables.textOr(Fact.STAGING_SUMMARY, ""));
        payload.put("canary", variables.textOr(Fact.CANARY_SUMMARY, ""));
        payload.put("rollback", variables.textOr(Fact.ROLLBACK_SUMMARY, ""));
        return payload;
    }

    private static Map<String, String> line(Approval approval) {
        return Map.of(
                "role", approval.role(),
                "person", approval.person(),
                "at", approval.givenAt().toString());
    }

    private static List<String> digests(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        return Stream.of(Fact.PACKAGE_DIGEST, Fact.CONFIGURATION_DIGEST, Fact.EVIDENCE_BUNDLE_ID)
                .map(fact -> variables.textOr(fact, ""))
                .filter(digest -> !digest.isEmpty())
                .toList();
    }
}
