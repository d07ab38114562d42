package dev.slipway.process.candidate;

import dev.slipway.evidence.EvidenceStore;
import dev.slipway.process.Answer;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** What the values of a start must be beyond their form: known names, and a type that fits what is running. */
@Component
class StartRules {

    private static final String INITIAL = "initial";
    private static final String ROLLBACK = "rollback";

    private final EvidenceStore evidence;
    private final ReleasePolicy policy;
    private final Rollout rollout;
    private final RollbackRules rollbacks;

    StartRules(EvidenceStore evidence, ReleasePolicy policy, Rollout rollout, RollbackRules rollbacks) {
        this.evidence = evidence;
        this.policy = policy;
        this.rollout = rollout;
        this.rollbacks = rollbacks;
    }

    void check(ReleaseVariables start) {
        String system = start.text(Answer.SYSTEM);
        String environment = start.text(Answer.ENVIRONMENT);
        known("environment", environment, policy.environmentIds());
        Target target = new Target(system, environment);
        if (start.text(Answer.TYPE).equals(ROLLBACK)) {
            rollbacks.check(start.text(Answer.VERSION), rollout.observe(target));
            return;
        }
        known("system", system, evidence.systems());
        known("version", start.text(Answer.VERSION), evidence.versions(system));
        checkType(start, rollout.observe(target));
    }

    private static void known(String field, String value, Collection<String> names) {
        if (!names.contains(value)) {
            throw Refusal.badRequest("There is no " + field + " '" + value + "'. Known: "
                    + (names.isEmpty() ? "none" : String.join(", ", names))
                    + ". Correct the field, or have CI hand in the evidence first.");
        }
    }

    private static void checkType(ReleaseVariables start, RolloutState now) {
        ReleasePackage live = now.stable();
        String type = start.text(Answer.TYPE);
        if ((live == null) != type.equals(INITIAL)) {
            throw Refusal.badRequest("The type '" + type + "' does not fit: " + now.target() + " "
                    + (live == null ? "serves nothing yet" : "serves version " + live.version()) + ". Choose "
                    + (live == null ? "'initial'." : "major, minor or patch."));
        }
        if (live != null && live.version().equals(start.text(Answer.VERSION))) {
            throw Refusal.badRequest("Version " + live.version() + " already serves " + now.target()
                    + ". Choose a version that is not live.");
        }
    }
}
