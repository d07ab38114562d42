package dev.slipway.process.thirdparty;

import dev.slipway.evidence.EvidenceStore;
import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.Target;
import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Takes in a notice or an observation about a system that we know, and numbers it. */
@Component
class OpenThirdPartyChangeListener implements ExecutionListener {

    private final ThirdPartyChanges changes;
    private final EvidenceStore evidence;
    private final ReleasePolicy policy;
    private final Rollout rollout;
    private final Journal journal;

    OpenThirdPartyChangeListener(
            ThirdPartyChanges changes, EvidenceStore evidence, ReleasePolicy policy, Rollout rollout, Journal journal) {
        this.changes = changes;
        this.evidence = evidence;
        this.policy = policy;
        this.rollout = rollout;
        this.journal = journal;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Target target = new Target(variables.text(Answer.CHANGED_SYSTEM), variables.text(Answer.CHANGED_ENVIRONMENT));
        known("system", target.system(), evidence.systems());
        known("environment", target.environment(), policy.environmentIds());
        String reporter = variables.text(Fact.CHANGE_REPORTER);
        execution.setProcessBusinessKey(open(target.system(), reporter));
        variables
                .propose(Answer.SYSTEM, target.system())
                .propose(Answer.ENVIRONMENT, target.environment())
                .propose(Answer.VERSION, live(target));
        journal.record(
                execution,
                "ThirdPartyChangeReported",
                Map.of("system", target.system(), "environment", target.environment(), "reporter", reporter));
    }

    private String open(String system, String reporter) {
        try {
            return changes.open(system, reporter);
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("Another change of " + system + " was reported at this moment. Report yours again.");
        }
    }

    private String live(Target target) {
        ReleasePackage stable = rollout.observe(target).stable();
        return stable == null ? "(not live)" : stable.version();
    }

    private static void known(String field, String value, Collection<String> names) {
        if (!names.contains(value)) {
            throw Refusal.badRequest("There is no " + field + " '" + value + "'. Known: "
                    + (names.isEmpty() ? "none" : String.join(", ", names)) + ". Correct the field.");
        }
    }
}
