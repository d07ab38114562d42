package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Leftovers;
import dev.slipway.SlipwayTest;
import dev.slipway.approval.Authorization;
import dev.slipway.approval.Authorizations;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseCandidates;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.Releases;
import dev.slipway.rollout.InitialState;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Another attempt takes back what stands in production, long after its own release was closed. */
@SlipwayTest
class LaterRollbackTests {

    private static final String SYSTEM = "support-assistant";
    private static final Map<String, Map<String, Object>> OFF =
            Map.of("Activity_ResolveFailedRollback", Map.of("failedAction", "off"));

    /** A place of each test's own, where nothing was ever released. */
    private final Target target = new Target(SYSTEM, "place-" + UUID.randomUUID());

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Releases releases;

    @Autowired
    private Authorizations authorizations;

    @Autowired
    private ReleaseCandidates candidates;

    @Autowired
    private InitialState initial;

    @Autowired
    private Rollout rollout;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Clock clock;

    @BeforeEach
    void install() {
        initial.install(target, version("1.0.0"));
    }

    @AfterEach
    void switchOff() {
        rollout.off(target);
    }

    @Test
    void takesBackTheStandingReleaseTowardsWhatItWasApprovedAgainst() {
        ReleaseId standing = promoted("1.1.0");
        authorise(standing, version("1.1.0"), version("1.0.0").digest());

        Walk walk = rolledBack(standing, Map.of());

        assertThat(rollout.observe(target).stable()).isEqualTo(version("1.0.0"));
        assertThat(payload(walk, "RolledBack"))
                .containsEntry("order", standing.slug())
                .containsEntry("from", "1.1.0")
                .containsEntry("restored", "1.0.0");
        assertThat(payload(walk, "RollbackObserved")).containsEntry("rtoKept", true);
        assertThat(walk.done()).doesNotContain("Activity_ResolveFailedRollback");
    }

    @Test
    void aVersionThatWasNeverAuthorisedDoesNotComeBackAndAPersonSwitchesOff() {
        ReleaseId standing = promoted("1.1.0");

        Walk walk = rolledBack(standing, OFF);

        assertThat(rollout.observe(target).stable()).isNull();
        assertThat(walk.done()).contains("Activity_ResolveFailedRollback");
        assertThat(payload(walk, "RolledBack")).containsEntry("restored", "off");
        assertThat(payload(walk, "RollbackObserved")).containsEntry("rtoKept", false);
        assertThat(payload(walk, "SystemSwitchedOff")).containsEntry("stable", "off");
        assertThat(payload(walk, "RollbackVerified"))
                .containsEntry("restored", false)
                .containsEntry("expected", "unknown");
    }

    @Test
    void doesNotTouchARolloutThatIsUnderWay() {
        ReleaseId standing = releases.open(SYSTEM, "1.1.0", target.environment(), "ci");
        rollout.prepare(new RolloutOrder(standing, version("1.1.0")));
        rollout.shift(new RolloutOrder(standing, version("1.1.0")), 10);

        Walk walk = start(standing, Map.of());
        walk.untilOffered("Activity_ResolveFailedRollback");

        assertThat(rollout.observe(target).candidatePercent()).isEqualTo(10);
        Leftovers.endRelease(runtime, walk.slug());
    }

    @Test
    void evidenceThatIsGoneIsABreachOfHealthAndNoIncident() {
        ReleaseId gone = releases.open(SYSTEM, "0.9.0", target.environment(), "ci");
        runtime.createProcessInstanceByKey("operate-and-monitor")
                .businessKey(gone.slug())
                .setVariable("monitoringStarted", clock.instant().toString())
                .startBeforeActivity("Activity_CheckHealth")
                .execute(true, false);
        Walk walk = Walk.join(port, gone.slug());

        walk.untilOffered("Activity_RestoreData");

        assertThat(payload(walk, "HealthChecked")).containsEntry("healthy", false);
        assertThat(payload(walk, "RollbackDecided")).containsEntry("automatic", true);
        Leftovers.endRelease(runtime, walk.slug());
    }

    private Walk rolledBack(ReleaseId standing, Map<String, Map<String, Object>> script) {
        Walk walk = start(standing, script);
        walk.until(() -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(walk.slug())
                        .count()
                == 0);
        return walk;
    }

    private Walk start(ReleaseId standing, Map<String, Map<String, Object>> script) {
        ReleaseId asking = releases.open(SYSTEM, standing.version(), target.environment(), "ci");
        assertThat(asking).isNotEqualTo(standing);
        Map<String, Object> variables = new HashMap<>();
        variables.put("type", "rollback");
        variables.put("riskTier", "limited");
        variables.put("rtoMinutes", 1);
        variables.put("system", SYSTEM);
        variables.put("version", standing.version());
        runtime.startProcessInstanceByKey("roll-back-deployment", asking.slug(), variables);
        return Walk.join(port, asking.slug(), script);
    }

    private ReleaseId promoted(String version) {
        ReleaseId release = releases.open(SYSTEM, version, target.environment(), "ci");
        RolloutOrder order = new RolloutOrder(release, version(version));
        rollout.prepare(order);
        rollout.promote(order);
        return release;
    }

    private void authorise(ReleaseId release, ReleasePackage released, String baseDigest) {
        Instant now = clock.instant();
        authorizations.issue(new Authorization(
                UUID.randomUUID().toString(),
                release,
                1,
                released.digest(),
                released.configurationDigest(),
                "bundle",
                baseDigest,
                Set.of("system-owner"),
                now,
                now,
                now,
                now,
                true,
                now));
    }

    private ReleasePackage version(String version) {
        return candidates
                .assemble(SYSTEM, version)
                .found()
                .map(ReleaseCandidate::releasePackage)
                .orElseThrow();
    }

    private Map<String, Object> payload(Walk walk, String type) {
        return ledger.entries(walk.slug()).stream()
                .map(Entry::content)
                .filter(content -> content.type().equals(type))
                .findFirst()
                .orElseThrow()
                .payload();
    }
}
