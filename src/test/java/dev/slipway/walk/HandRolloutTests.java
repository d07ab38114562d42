package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseCandidates;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.InitialState;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A whole release by hand: two people place it, switch it and take it back, and nobody else moves anything. */
@SlipwayTest
class HandRolloutTests {

    private static final Target SITE = new Target("invoice-sorter", "site");
    private static final String OLD = "1.0.0";
    private static final String NEW = "1.0.1";
    private static final String OBSERVE = "Activity_ObserveByHand";
    private static final String ACCEPT = "Activity_AcceptForProduction";

    private static final Map<String, Map<String, Object>> SCRIPT = Map.of(
            "Activity_DefineRolloutPolicy",
            Map.of("canarySteps", "50", "observationPeriod", "PT2S"),
            "Activity_ReadFigures",
            Map.of("figuresAnswers", 500, "figuresErrors", 1, "figuresLatency", 20, "figuresOutcomes", "sorted | 499"),
            ACCEPT,
            Map.of("acceptance", "rollBack"));

    @LocalServerPort
    private int port;

    @Autowired
    private HistoryService history;

    @Autowired
    private InitialState initial;

    @Autowired
    private Rollout rollout;

    @Autowired
    private ReleaseCandidates candidates;

    @Autowired
    private Ledger ledger;

    @Test
    void twoPeoplePlaceSwitchAndTakeBack() {
        initial.install(SITE, version(OLD));
        Map<String, Object> request = new HashMap<>(Walk.request(SITE.system(), NEW, "patch"));
        request.put("environment", SITE.environment());
        Walk walk = Walk.start(port, request, SCRIPT);

        walk.untilOffered(OBSERVE);
        assertThat(rollout.observe(SITE).candidate()).isNull();
        walk.once(OBSERVE, seen(OLD, NEW, version(OLD)));
        walk.until(() -> !entries(walk, "HandWorkDiffers").isEmpty());
        observed(walk, 1, seen(OLD, NEW, version(NEW)));
        assertThat(rollout.observe(SITE).candidatePercent()).isZero();
        observed(walk, 2, seen(NEW, OLD, version(NEW)));
        assertThat(rollout.observe(SITE).candidatePercent()).isEqualTo(100);
        walk.untilOffered(ACCEPT);
        assertThat(serving()).isEqualTo(NEW);
        observed(walk, 3, seen(OLD, "none", version(OLD)));
        walk.until(() -> isOver(walk));

        assertThat(serving()).isEqualTo(OLD);
        assertThat(payload(walk, "DeploymentEventClosed").get("outcome")).isEqualTo("rolledBack");
        assertThat(String.valueOf(payload(walk, "DeploymentEventClosed").get("canary")))
                .contains("No canary and no shadow", "500 answers");
        assertThat(payload(walk, "RollbackObserved")).containsEntry("rtoKept", true);
        assertThat(payload(walk, "HandWorkObserved"))
                .containsEntry("executedBy", "operations")
                .hasEntrySatisfying(
                        "observedBy",
                        by -> assertThat(by).isIn("deployment-manager", "deployment-manager-2", "technical-owner"));
        assertThat(String.valueOf(payload(walk, "GateEvaluated").get("facts")))
                .contains("rolloutByHand=true", "manualFormValid=false");
        assertThat(walk.done()).doesNotContain("Activity_SignManualForm");
        assertThat(types(walk))
                .containsSubsequence("HandWorkObserved", "RolloutStarted", "HandWorkObserved", "TrafficShifted")
                .containsSubsequence("FiguresTypedIn", "ReleaseMeasured", "ReleasePromoted", "HealthChecked")
                .containsSubsequence("RollbackDecided", "SnapshotTaken", "HandWorkObserved", "RollbackObserved");
    }

    private void observed(Walk walk, int times, Map<String, Object> seen) {
        walk.once(OBSERVE, seen);
        walk.until(() -> entries(walk, "HandWorkObserved").size() == times);
    }

    private static Map<String, Object> seen(String serving, String ready, ReleasePackage read) {
        return Map.of(
                "seenVersion",
                serving,
                "seenPercent",
                100,
                "seenReady",
                ready,
                "seenAnswering",
                "yes",
                "seenDigests",
                read.components().stream()
                        .map(part -> part.type().id() + " " + part.name() + " " + part.digest())
                        .collect(Collectors.joining("\n")));
    }

    private boolean isOver(Walk walk) {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(walk.slug())
                        .processDefinitionKey("ai-deployment")
                        .finished()
                        .count()
                == 1;
    }

    private @Nullable String serving() {
        RolloutState state = rollout.observe(SITE);
        ReleasePackage stable = state.stable();
        return state.candidate() == null && stable != null ? stable.version() : null;
    }

    private ReleasePackage version(String version) {
        return candidates
                .assemble(SITE.system(), version)
                .found()
                .map(ReleaseCandidate::releasePackage)
                .orElseThrow();
    }

    private List<String> types(Walk walk) {
        return ledger.entries(walk.slug()).stream()
                .map(entry -> entry.content().type())
                .toList();
    }

    private Map<String, Object> payload(Walk walk, String type) {
        return entries(walk, type).get(0).content().payload();
    }

    private List<Entry> entries(Walk walk, String type) {
        return ledger.entries(walk.slug()).stream()
                .filter(entry -> entry.content().type().equals(type))
                .toList();
    }
}
