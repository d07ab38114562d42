package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.release.DeploymentWay;
import dev.slipway.release.DeploymentWays;
import dev.slipway.release.ReleaseBlocks;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseCandidates;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.release.Role;
import dev.slipway.rollout.HandEffect;
import dev.slipway.rollout.HandWork;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.Target;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may do what where production is moved by hand, also while it is blocked. */
@SlipwayTest
class HandWorkTests {

    private static final String EXECUTE = "Activity_ExecuteByHand";
    private static final String OBSERVE = "Activity_ObserveByHand";
    private static final String FORM = "Activity_SignManualForm";
    private static final Map<String, Object> ALL_OFF = Map.of(
            "seenVersion", "off", "seenPercent", 0, "seenReady", "none", "seenAnswering", "yes", "seenDigests", "");

    private final Target target = new Target("invoice-sorter", "place-" + UUID.randomUUID());

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private IdentityService identities;

    @Autowired
    private Releases releases;

    @Autowired
    private ReleaseBlocks blocks;

    @Autowired
    private DeploymentWays ways;

    @Autowired
    private ReleaseCandidates candidates;

    @Autowired
    private HandWork work;

    @Autowired
    private Rollout rollout;

    @Autowired
    private Ledger ledger;

    @Test
    void whoCarriedItOutIsNotTheSecondPersonWhoLooks() {
        String key = "by-hand-" + UUID.randomUUID();
        String instance = runtime.createProcessInstanceByKey("carry-out-by-hand")
                .businessKey(key)
                .setVariable("handEffect", "place")
                .startBeforeActivity(EXECUTE)
                .execute(true, false)
                .getId();
        identities.createMembership("operations", Role.TECHNICAL_OWNER.id());
        try {
            Tasklist both = new Tasklist(RestPerson.of(port, "operations"));
            Tasklist.Task execution = task(instance);
            assertThat(both.claim(execution).statusCode()).isEqualTo(204);
            assertThat(both.submit(execution, both.form(execution, Map.of()).answers())
                            .statusCode())
                    .isEqualTo(204);

            HttpResponse<String> refused = both.claim(task(instance));

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("operations carried this out", "second person");
            assertThat(new Tasklist(RestPerson.of(port, "technical-owner"))
                            .claim(task(instance))
                            .statusCode())
                    .isEqualTo(204);
        } finally {
            identities.deleteMembership("operations", Role.TECHNICAL_OWNER.id());
            runtime.deleteProcessInstance(instance, "test is over");
        }
    }

    @Test
    void whoPutItOnStagingDoesNotHandInTheResults() {
        String key = "by-hand-" + UUID.randomUUID();
        String executed = runtime.createProcessInstanceByKey("carry-out-by-hand")
                .businessKey(key)
                .setVariable("handEffect", "stage")
                .startBeforeActivity(EXECUTE)
                .execute(true, false)
                .getId();
        String results = runtime.createProcessInstanceByKey("staging-by-hand")
                .businessKey(key)
                .startBeforeActivity("Activity_HandInStagingResults")
                .execute(true, false)
                .getId();
        identities.createMembership("operations", Role.TECHNICAL_SME.id());
        try {
            Tasklist both = new Tasklist(RestPerson.of(port, "operations"));
            Tasklist.Task execution = task(executed);
            assertThat(both.claim(execution).statusCode()).isEqualTo(204);
            assertThat(both.submit(execution, both.form(execution, Map.of()).answers())
                            .statusCode())
                    .isEqualTo(204);

            HttpResponse<String> refused = both.claim(task(results));

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("operations put this on staging");
            assertThat(new Tasklist(RestPerson.of(port, "technical-sme"))
                            .claim(task(results))
                            .statusCode())
                    .isEqualTo(204);
        } finally {
            identities.deleteMembership("operations", Role.TECHNICAL_SME.id());
            List.of(executed, results).forEach(id -> runtime.deleteProcessInstance(id, "test is over"));
        }
    }

    @Test
    void aWithdrawalEndsAPlacementThatNobodySaw() {
        ReleaseId release = releases.open(target.system(), "1.0.0", target.environment(), "ci");
        ways.record(release, DeploymentWay.MANUAL, DeploymentWay.LOCAL);
        assertThat(work.order(HandEffect.PLACE, target, release, order(release)))
                .isPresent();

        runtime.createProcessInstanceByKey("ai-deployment")
                .businessKey(release.slug())
                .startBeforeActivity("Activity_WithdrawRelease")
                .execute(true, false);
        await().untilAsserted(() ->
                assertThat(payloads(release, "DeploymentEventClosed")).hasSize(1));

        assertThat(payloads(release, "HandWorkEnded"))
                .singleElement()
                .satisfies(ended -> assertThat(String.valueOf(ended.get("work")))
                        .contains("put the candidate in place", target.toString()));
        assertThat(work.end(release.slug())).isEmpty();
    }

    @Test
    void aBlockTakesTheCandidateOutByHandAndHoldsEverythingElse() {
        ReleaseId release = placed();
        blocks.set(UUID.randomUUID().toString(), release, Role.RISK_MANAGER, "risk-manager", "drift");
        String forward = carryOut(release, HandEffect.SWITCH);
        Tasklist operations = new Tasklist(RestPerson.of(port, "operations"));
        Tasklist.Task held = task(forward);
        assertThat(operations.claim(held).statusCode()).isEqualTo(204);
        HttpResponse<String> refused =
                operations.submit(held, operations.form(held, Map.of()).answers());
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("blocked");
        runtime.deleteProcessInstance(forward, "test is over");

        runtime.startProcessInstanceByKey(
                "block-release", release.slug(), Map.of("blockRole", "risk-manager", "rolloutWay", "manual"));
        Walk walk = Walk.join(port, release.slug(), Map.of(OBSERVE, ALL_OFF));
        walk.untilOffered("Activity_LiftBlock");

        assertThat(walk.done()).containsExactly(EXECUTE, OBSERVE);
        assertThat(rollout.observe(target).candidate()).isNull();
        assertThat(payloads(release, "ReleaseHeld")).hasSize(1);
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(release.slug())
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test is over"));
    }

    @Test
    void aHighRiskSystemEndsWhereTheGovernanceLeadRefusesItsForm() {
        Map<String, Object> request = new HashMap<>(Walk.request("credit-scoring", "1.0.0", "initial"));
        request.put("environment", "site");
        Walk walk = Walk.start(port, request, Map.of());
        walk.untilOffered(FORM);
        Tasklist lead = new Tasklist(RestPerson.of(port, "governance-lead"));
        Tasklist.Task form = lead.tasks(walk.slug(), "governance-lead").get(0);
        assertThat(lead.claim(form).statusCode()).isEqualTo(204);

        HttpResponse<String> past = lead.submit(
                form,
                lead.form(form, Map.of("manualValidUntil", "2020-01-01T00:00+00:00"))
                        .answers());
        assertThat(past.statusCode()).as(past.body()).isEqualTo(400);
        assertThat(past.body()).contains("must lie in the future");
        assertThat(lead.submit(
                                form,
                                lead.form(form, Map.of("manualDecision", "refuse"))
                                        .answers())
                        .statusCode())
                .isEqualTo(204);

        walk.until(() -> history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(walk.slug())
                        .processDefinitionKey("ai-deployment")
                        .finished()
                        .count()
                == 1);
        ReleaseId release = ReleaseId.parse(walk.slug());
        assertThat(ways.rollout(release)).contains(DeploymentWay.MANUAL);
        assertThat(payloads(release, "ManualFormDecided"))
                .singleElement()
                .satisfies(form1 ->
                        assertThat(form1).containsEntry("signed", false).containsEntry("decidedBy", "governance-lead"));
        assertThat(payloads(release, "DeploymentEventClosed").get(0)).containsEntry("outcome", "refused");
    }

    private ReleaseId placed() {
        ReleaseId release = releases.open(target.system(), "1.0.0", target.environment(), "ci");
        ways.record(release, DeploymentWay.MANUAL, DeploymentWay.LOCAL);
        var seen = work.record(
                work.order(HandEffect.PLACE, target, release, order(release)).orElseThrow());
        assertThat(seen).isEqualTo(rollout.observe(target));
        return release;
    }

    private RolloutOrder order(ReleaseId release) {
        return new RolloutOrder(
                release,
                candidates
                        .assemble(target.system(), "1.0.0")
                        .found()
                        .map(ReleaseCandidate::releasePackage)
                        .orElseThrow());
    }

    private String carryOut(ReleaseId release, HandEffect effect) {
        return runtime.createProcessInstanceByKey("carry-out-by-hand")
                .businessKey(release.slug())
                .setVariable("handEffect", effect.id())
                .startBeforeActivity(EXECUTE)
                .execute(true, false)
                .getId();
    }

    private Tasklist.Task task(String instance) {
        return Tasklist.Task.of(
                tasks.createTaskQuery().processInstanceId(instance).singleResult());
    }

    private List<Map<String, Object>> payloads(ReleaseId release, String type) {
        return ledger.entries(release.slug()).stream()
                .map(Entry::content)
                .filter(content -> content.type().equals(type))
                .map(content -> content.payload())
                .toList();
    }
}
