package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.Leftovers;
import dev.slipway.SlipwayTest;
import dev.slipway.approval.Authorizations;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.process.Candidates;
import dev.slipway.release.ReleaseBlocks;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.Releases;
import dev.slipway.release.Role;
import dev.slipway.rollout.ChangeFreezes;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A rollout that somebody takes back to the stable version notices it, and begins anew at the gate. */
@SlipwayTest
class InterruptedRolloutTests {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String STEPS = "5, 50";

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private ReleaseBlocks blocks;

    @Autowired
    private Candidates candidates;

    @Autowired
    private Authorizations authorizations;

    @Autowired
    private Releases releases;

    @Autowired
    private Rollout rollout;

    @Autowired
    private ChangeFreezes freezes;

    @Autowired
    private Ledger ledger;

    private ReleaseId release;
    private RolloutOrder order;

    @BeforeEach
    void authorise() {
        release = releases.open("credit-scoring", "1.1.0", "production", "ci");
        ReleaseCandidate candidate = candidates.candidate(release);
        order = new RolloutOrder(release, candidate.releasePackage());
        authorizations.issue(Authorised.now(release, candidate));
    }

    @AfterEach
    void end() {
        Leftovers.endRelease(runtime, release.slug());
        takeBack();
        releases.end(release, "ended");
    }

    @Test
    void aCanaryThatIsTakenBackBeginsAnewAndIsPutBackInPlace() {
        ProcessInstance canary = start("canary-rollout", "Activity_ShiftTraffic", Map.of("stepPercent", 50));
        awaitEntries("TrafficShifted", 1);
        assertThat(state().candidatePercent()).isEqualTo(50);
        assertThat(freezes.holder(release)).contains(release.slug());

        takeBack();

        awaitEntry("CanaryMeasured", "inPlace", false);
        await().atMost(PATIENCE).until(() -> at(canary, "Activity_PassGateAtStep"));
        assertThat(runtime.getVariable(canary.getId(), "canaryVerdict")).isEqualTo("interrupted");
        assertThat(runtime.getVariable(canary.getId(), "stepPercent")).isEqualTo(5);
        assertThat(state().candidate()).isNull();

        runtime.createProcessInstanceModification(canary.getId())
                .cancelAllForActivity("Activity_PassGateAtStep")
                .startBeforeActivity("Activity_ShiftTraffic")
                .execute(true, false);

        awaitEntries("TrafficShifted", 2);
        assertThat(entries("RolloutStarted")).hasSize(2);
        assertThat(state().candidatePercent()).isEqualTo(5);
        assertThat(freezes.holder(release)).contains(release.slug());
        assertThat(entries("EffectIntended").stream()
                        .map(entry -> entry.content().payload().get("effect")))
                .containsExactly(
                        "put the candidate in place at 0 %",
                        "shift traffic", "put the candidate in place at 0 %", "shift traffic");
        ResultsBehindIntents.require(ledger.entries(release.slug()));
    }

    @Test
    void aCandidateThatIsNotInPlaceIsNeitherMeasuredNorPromoted() {
        ReleasePackage before = state().stable();
        ProcessInstance decision = start("decide-go-live", "Activity_MeasureRelease", Map.of());
        awaitEntry("ReleaseMeasured", "inPlace", false);
        await().atMost(PATIENCE).until(() -> ended(decision));

        ProcessInstance execution = start("execute-deployment", "Activity_PromoteRelease", Map.of());
        awaitEntries("PromotionInterrupted", 1);
        await().atMost(PATIENCE).until(() -> at(execution, "Activity_RunCanary"));
        assertThat(state().stable()).isNotNull().isEqualTo(before);
    }

    @Test
    void aShadowAnswersCopiesThatAreComparedWithTheStableVersion() {
        start("shadow-rollout", "Activity_StartShadow", Map.of());
        awaitEntries("ShadowStarted", 1);
        assertThat(state().shadowPercent()).isEqualTo(100);
        assertThat(state().candidatePercent()).isZero();

        awaitEntry("ShadowMeasured", "inPlace", true);

        assertThat(entries("ShadowMeasured").get(0).content().payload())
                .containsEntry("hasBaseline", true)
                .hasEntrySatisfying(
                        "agreement", agreement -> assertThat(agreement).isNotEqualTo("unknown"));
    }

    @Test
    void aShadowThatIsTakenOutBeginsAnewAtTheGate() {
        ProcessInstance shadow = start("shadow-rollout", "Activity_StartShadow", Map.of("observationPeriod", "PT6S"));
        awaitEntries("ShadowStarted", 1);

        takeBack();

        awaitEntry("ShadowMeasured", "inPlace", false);
        await().atMost(PATIENCE).until(() -> at(shadow, "Activity_PassGateAtShadow"));
    }

    @Test
    void noStepMovesABlockedReleaseTowardsPeople() {
        blocks.set("block-of-" + release.slug(), release, Role.RISK_MANAGER, "risk-manager", "a doubt");
        for (String[] step : new String[][] {
            {"execute-deployment", "Activity_StartRollout"},
            {"shadow-rollout", "Activity_StartShadow"},
            {"canary-rollout", "Activity_ShiftTraffic"},
            {"execute-deployment", "Activity_PromoteRelease"}
        }) {
            ProcessInstance held = start(step[0], step[1], Map.of("stepPercent", 50));
            await(step[1]).atMost(PATIENCE).until(() -> whyFailed(held).contains("a doubt"));
        }
        assertThat(state().candidate()).isNull();
        assertThat(freezes.holder(release)).isEmpty();
        assertThat(entries("EffectIntended")).isEmpty();
    }

    private String whyFailed(ProcessInstance instance) {
        return management.createJobQuery().processInstanceId(instance.getId()).withException().list().stream()
                .map(Job::getExceptionMessage)
                .findFirst()
                .orElse("");
    }

    private ProcessInstance start(String process, String activity, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(Map.of(
                "packageDigest",
                order.candidate().digest(),
                "canarySteps",
                STEPS,
                "observationPeriod",
                "PT3S",
                "stepStartedAt",
                Instant.now().toString(),
                "riskTier",
                "high"));
        variables.putAll(more);
        return runtime.createProcessInstanceByKey(process)
                .businessKey(release.slug())
                .setVariables(variables)
                .startBeforeActivity(activity)
                .execute(true, false);
    }

    /** As a block does it. */
    private void takeBack() {
        rollout.abort(order);
        freezes.lift(release);
    }

    private RolloutState state() {
        return rollout.observe(order.target());
    }

    private boolean at(ProcessInstance instance, String activity) {
        return runtime.getActiveActivityIds(instance.getId()).contains(activity);
    }

    private boolean ended(ProcessInstance instance) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .count()
                == 0;
    }

    private void awaitEntries(String type, int count) {
        await(type).atMost(PATIENCE).until(() -> entries(type).size() == count);
    }

    private void awaitEntry(String type, String field, Object value) {
        await(type)
                .atMost(PATIENCE)
                .until(() -> entries(type).stream()
                        .anyMatch(
                                entry -> value.equals(entry.content().payload().get(field))));
    }

    private List<Entry> entries(String type) {
        return ledger.entries(release.slug()).stream()
                .filter(entry -> entry.content().type().equals(type))
                .toList();
    }
}
