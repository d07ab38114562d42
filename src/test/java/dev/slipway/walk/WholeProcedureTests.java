package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutFigures;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whole releases over HTTP, with real staging, real traffic and the job executor on. */
@SlipwayTest
class WholeProcedureTests {

    private static final String PRODUCTION = "production";

    /** Wider steps than a plan would take, so that the thin traffic of a test fills them sooner. */
    private static final Map<String, Map<String, Object>> SCRIPT =
            Map.of("Activity_DefineRolloutPolicy", Map.of("canarySteps", "20, 50", "observationPeriod", "PT5S"));

    @LocalServerPort
    private int port;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private Rollout rollout;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Clock clock;

    @Test
    void aHighRiskUpdateGoesLiveAndABadOneIsRolledBackByItsCanary() {
        Walk good = start("credit-scoring", "1.1.0", "minor");
        workUntilEnded(good);
        assertThat(outcome(good)).as(incidents(good)).isEqualTo("success");
        assertServing("credit-scoring", "1.1.0");
        assertThat(types(good)).contains("DeploymentAuthorized", "ReleasePromoted", "RecordArchived");

        Walk bad = start("credit-scoring", "1.2.0", "minor");
        workUntilEnded(bad);
        assertThat(outcome(bad)).as(incidents(bad)).isEqualTo("rolledBack");
        assertServing("credit-scoring", "1.1.0");
        assertThat(payload(bad, "RollbackObserved").get("rtoKept")).isEqualTo(true);
        assertThat(payload(bad, "RollbackDecided").get("automatic")).isEqualTo(true);
    }

    @Test
    void aMinimalRiskSystemGoesLiveForTheFirstTimeOnTheShortRoute() {
        Walk walk = start("invoice-sorter", "1.0.0", "initial");
        workUntilEnded(walk);
        assertThat(outcome(walk)).as(incidents(walk)).isEqualTo("success");
        assertServing("invoice-sorter", "1.0.0");
        assertThat(walk.done()).contains("Activity_AssessImpact").doesNotContain("Activity_HoldApprovalMeeting");
    }

    private Walk start(String system, String version, String type) {
        return Walk.start(port, Walk.request(system, version, type), SCRIPT);
    }

    private void workUntilEnded(Walk walk) {
        walk.until(() -> history.createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(walk.slug())
                                .processDefinitionKey("ai-deployment")
                                .finished()
                                .count()
                        == 1
                || hasIncident(walk));
    }

    private boolean hasIncident(Walk walk) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(walk.slug()).list().stream()
                .map(HistoricProcessInstance::getId)
                .anyMatch(id -> management
                                .createJobQuery()
                                .processInstanceId(id)
                                .noRetriesLeft()
                                .count()
                        > 0);
    }

    private String incidents(Walk walk) {
        return walk.slug() + " " + walk.done() + " "
                + management.createJobQuery().withException().list().stream()
                        .map(job -> job.getExceptionMessage() + management.getJobExceptionStacktrace(job.getId()))
                        .toList();
    }

    private String outcome(Walk walk) {
        List<Entry> closed = entries(walk, "DeploymentEventClosed");
        return closed.isEmpty()
                ? "none"
                : String.valueOf(closed.get(0).content().payload().get("outcome"));
    }

    private Map<String, Object> payload(Walk walk, String type) {
        return entries(walk, type).get(0).content().payload();
    }

    private List<String> types(Walk walk) {
        return ledger.entries(walk.slug()).stream()
                .map(entry -> entry.content().type())
                .toList();
    }

    private List<Entry> entries(Walk walk, String type) {
        return ledger.entries(walk.slug()).stream()
                .filter(entry -> entry.content().type().equals(type))
                .toList();
    }

    /** The version stands alone in production, and the next answers that people get are its own. */
    private void assertServing(String system, String version) {
        Target target = new Target(system, PRODUCTION);
        RolloutState state = rollout.observe(target);
        assertThat(state.stable())
                .isNotNull()
                .extracting(ReleasePackage::version)
                .isEqualTo(version);
        assertThat(state.candidate()).isNull();
        Instant now = clock.instant();
        Awaitility.await(system + " answers").until(() -> {
            RolloutFigures.VersionFigures stable = rollout.figures(target, now).stable();
            return stable != null && stable.version().equals(version) && stable.answers() > 0;
        });
    }
}
