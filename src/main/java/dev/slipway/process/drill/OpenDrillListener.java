package dev.slipway.process.drill;

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
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the next drill of a target: refuses what cannot be drilled, numbers it, and takes the place of the running one. */
@Component
class OpenDrillListener implements ExecutionListener {

    private final Drills drills;
    private final DrillSchedule schedule;
    private final EvidenceStore evidence;
    private final ReleasePolicy policy;
    private final Rollout rollout;
    private final DrillWays ways;
    private final Journal journal;

    OpenDrillListener(
            Drills drills,
            DrillSchedule schedule,
            EvidenceStore evidence,
            ReleasePolicy policy,
            Rollout rollout,
            DrillWays ways,
            Journal journal) {
        this.drills = drills;
        this.schedule = schedule;
        this.evidence = evidence;
        this.policy = policy;
        this.rollout = rollout;
        this.ways = ways;
        this.journal = journal;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Target target = new Target(variables.text(Answer.DRILL_SYSTEM), variables.text(Answer.DRILL_ENVIRONMENT));
        String version = version(target, variables.textOrNull(Answer.DRILL_VERSION));
        Drills.Drill drill = open(target);
        String way = ways.of(target).id();
        boolean asked = variables.raw(Fact.DRILL_REQUESTER.variable()) != null;
        execution.setProcessBusinessKey(drill.businessKey());
        variables
                .propose(Answer.SYSTEM, target.system())
                .propose(Answer.ENVIRONMENT, target.environment())
                .propose(Answer.VERSION, version)
                .put(Fact.DRILL_NUMBER, drill.number())
                .put(Fact.DRILL_WAY, way)
                .put(Fact.DRILL_NOW, asked || variables.is(Fact.DRILL_NOW))
                .put(Fact.DRILL_DUE_TEXT, schedule.inWords(target));
        journal.record(
                execution,
                "RollbackDrillOpened",
                Map.of(
                        "system", target.system(),
                        "environment", target.environment(),
                        "version", version,
                        "way", way,
                        "requester", variables.textOr(Fact.DRILL_REQUESTER, "slipway"),
                        "reason", variables.text(Answer.DRILL_REASON)));
    }

    private Drills.Drill open(Target target) {
        try {
            return drills.open(target);
        } catch (Drills.DrillRunning running) {
            throw Refusal.conflict(String.valueOf(running.getMessage()));
        }
    }

    private String version(Target target, @Nullable String named) {
        known("system", target.system(), evidence.systems());
        known("environment", target.environment(), policy.environmentIds());
        Stream.of(Target.STAGING, target.stagingByHand().environment())
                .filter(policy::knows)
                .findFirst()
                .ifPresent(OpenDrillListener::refuse);
        if (named != null) {
            known("version", named, evidence.versions(target.system()));
            return named;
        }
        return live(target);
    }

    private static void refuse(String environment) {
        throw Refusal.badRequest("A drill moves traffic on '" + environment + "', and the policy names that"
                + " environment as one of production. Rename the environment in slipway.policy.environments.");
    }

    private String live(Target target) {
        ReleasePackage stable = rollout.observe(target).stable();
        if (stable == null) {
            throw Refusal.badRequest(
                    target + " serves nothing, so there is no version to drill. Name the version that is"
                            + " to go there, or wait until one is live.");
        }
        return stable.version();
    }

    private static void known(String field, String value, Collection<String> names) {
        if (!names.contains(value)) {
            throw Refusal.badRequest("There is no " + field + " '" + value + "'. Known: "
                    + (names.isEmpty() ? "none" : String.join(", ", names)) + ". Correct the field.");
        }
    }
}
