package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.RestPerson;
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
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A whole release by hand: people stage it, place it, switch it and take it back, and nobody else moves anything. */
@SlipwayTest
class HandRolloutTests {

    private static final Target SITE = new Target("invoice-sorter", "site");
    private static final String OLD = "1.0.0";
    private static final String NEW = "1.0.1";
    private static final String OBSERVE = "Activity_ObserveByHand";
    private static final String HAND_IN = "Activity_HandInStagingResults";
    private static final String FIGURES = """
            accuracy | 0.99 | 0.99
            error_rate | 0 | 0
            latency_p95_ms | 5 | 5
            robustness_rate | 1 | 1""";
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
    void peopleStagePlaceSwitchAndTakeBack() {
        initial.install(SITE, version(OLD));
        Map<String, Object> request = new HashMap<>(Walk.request(SITE.system(), NEW, "patch"));
        request.put("environment", SITE.environment());
        Walk walk = Walk.start(port, request, SCRIPT);

        staged(walk, 1, "accuracy | 0.99 | 0.99");
        assertThat(payload(walk, "StagingValidated")).containsEntry("status", "INCONCLUSIVE");
        staged(walk, 2, FIGURES);
        Map<String, Object> passed =
                entries(walk, "StagingValidated").get(1).content().payload();
        assertThat(passed).as(String.valueOf(passed)).containsEntry("status", "PASSED");
        walk.untilOffered(OBSERVE);
        assertThat(rollout.observe(SITE).candidate()).isNull();
        walk.once(OBSERVE, seen(OLD, NEW, version(OLD)));
        walk.until(() -> !entries(walk, "HandWorkDiffers").isEmpty());
        observed(walk, 3, seen(OLD, NEW, version(NEW)));
        assertThat(rollout.observe(SITE).candidatePercent()).isZero();
        observed(walk, 4, seen(NEW, OLD, version(NEW)));
        assertThat(rollout.observe(SITE).candidatePercent()).isEqualTo(100);
        walk.untilOffered(ACCEPT);
        assertThat(serving()).isEqualTo(NEW);
        observed(walk, 5, seen(OLD, "none", version(OLD)));
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
                .contains("rolloutByHand=true", "stagingByHand=true", "manualFormValid=false", "stagingPassed=true");
        assertThat(payload(walk, "StagingResultsHandedIn")).containsEntry("handedInBy", "technical-sme");
        assertThat(payload(walk, "StagingDeployed")).containsEntry("deployed", true);
        assertThat(String.valueOf(payload(walk, "StagingDeployed").get("parity")))
                .contains("configuration=same");
        assertThat(walk.done()).doesNotContain("Activity_SignManualForm");
        assertThat(types(walk))
                .containsSubsequence(
                        "HandWorkObserved", "StagingResultsHandedIn", "StagingDeployed", "StagingValidated")
                .containsSubsequence("HandWorkObserved", "RolloutStarted", "HandWorkObserved", "TrafficShifted")
                .containsSubsequence("FiguresTypedIn", "ReleaseMeasured", "ReleasePromoted", "HealthChecked")
                .containsSubsequence("RollbackDecided", "SnapshotTaken", "HandWorkObserved", "RollbackObserved");
    }

    /** The gate of a high-risk system asks for it, and nobody but people can rehearse there. */
    @Test
    void aDrillByHandIsMeasuredFromWhatPeopleSaw() {
        initial.install(SITE, version(OLD));
        HttpResponse<String> opened = RestPerson.of(port, "technical-owner")
                .post(
                        "/api/systems/invoice-sorter/rollback-drills",
                        "{\"environment\": \"site\", \"version\": \"1.0.1\", \"reason\": \"never shown\"}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        Walk walk = Walk.join(
                port,
                Tasklist.json(opened).path("businessKey").asText(),
                Map.of("Activity_ReviewRollbackDrill", Map.of("drillReview", "stands")));

        walk.untilOffered(OBSERVE);
        observed(walk, 1, seen(NEW, OLD, version(NEW)));
        walk.untilOffered(OBSERVE);
        observed(walk, 2, seen(OLD, "none", version(OLD)));
        walk.until(() -> !entries(walk, "RollbackDrillClosed").isEmpty());

        assertThat(payload(walk, "RollbackDrillOpened")).containsEntry("way", "manual");
        assertThat(payload(walk, "RollbackDrillCompleted")).containsEntry("result", "kept");
        assertThat(Long.parseLong(
                        String.valueOf(payload(walk, "RollbackDrillCompleted").get("tookMillis"))))
                .isBetween(1L, 300_000L);
        assertThat(RestPerson.of(port, "auditor")
                        .get("/api/systems/invoice-sorter/rollback-drills")
                        .body())
                .contains("\"environment\":\"site\",\"ageDays\":0");
    }

    private void staged(Walk walk, int times, String figures) {
        walk.once(OBSERVE, seen(NEW, "none", version(NEW))).once(HAND_IN, results(NEW, figures));
        walk.until(() -> entries(walk, "StagingValidated").size() == times);
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

    private Map<String, Object> results(String version, String figures) {
        return Map.of(
                "stagedDataset",
                candidates
                        .assemble(SITE.system(), version)
                        .found()
                        .orElseThrow()
                        .evaluation()
                        .dataset()
                        .digest(),
                "stagedFigures",
                figures,
                "stagedSmoke",
                "yes",
                "stagedPath",
                "yes",
                "stagedBehaviour",
                "yes",
                "stagedLogging",
                "yes",
                "stagedConfiguration",
                "same");
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
