package dev.slipway.process.candidate;

import dev.slipway.evidence.EvidenceStore;
import dev.slipway.process.Answer;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.release.Role;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the values of a start must be beyond their form: known names, and a type that fits what is running. */
@Component
class StartRules {

    static final List<String> MAY_REQUEST = List.of(Role.DEPLOYMENT_MANAGER.id(), Role.RELEASE_MANAGER.id());

    private static final String INITIAL = "initial";

    private final EvidenceStore evidence;
    private final ReleasePolicy policy;
    private final Rollout rollout;

    StartRules(EvidenceStore evidence, ReleasePolicy policy, Rollout rollout) {
        this.evidence = evidence;
        this.policy = policy;
        this.rollout = rollout;
    }

    void check(ReleaseVariables start) {
        String system = start.text(Answer.SYSTEM);
        String environment = start.text(Answer.ENVIRONMENT);
        known("system", system, evidence.systems());
        known("version", start.text(Answer.VERSION), evidence.versions(system));
        known("environment", environment, policy.environmentIds());
        checkType(start, rollout.observe(new Target(system, environment)));
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
