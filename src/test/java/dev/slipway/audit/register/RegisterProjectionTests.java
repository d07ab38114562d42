package dev.slipway.audit.register;

import static dev.slipway.audit.register.RegisterDesk.ADA;
import static dev.slipway.audit.register.RegisterDesk.BEN;
import static dev.slipway.audit.register.RegisterDesk.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.audit.index.RecordedLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each register makes of the entries that concern it. */
@Tag("postgres")
class RegisterProjectionTests {

    private static final String DRILL = "rollback-drill:credit-scoring:production:1";
    private static final String CHANGE = "third-party:credit-scoring:1";

    private final RegisterDesk desk = new RegisterDesk();
    private final RecordedLedger ledger = desk.ledger;

    @Test
    void aPlanIsCompleteWhenPlanningIsAndARepeatedOneHasALineOfItsOwn() {
        plan("1", "Half of the north");
        ledger.says("DeploymentPlanned", RELEASE, Map.of("windowStart", "2026-11-27T08:00Z", "rtoMinutes", "5"));
        plan("2", "All of the north");
        List<Line> plans = desk.lines("deployment-plans");
        assertThat(plans)
                .extracting(line -> line.fact("scope"))
                .containsExactly("All of the north", "Half of the north");
        assertThat(plans.get(0).closedAt()).isNull();
        assertThat(plans.get(1).closedAt()).isNotNull();
        assertThat(plans.get(1).facts()).containsEntry("rtoMinutes", "5").containsEntry("by", ADA);
    }

    private void plan(String task, String scope) {
        ledger.does(
                ADA,
                "release-manager",
                "TaskCompleted",
                RELEASE,
                Map.of("task", "Activity_CreateDeploymentPlan", "taskId", task, "values", Map.of("planScope", scope)));
    }

    @Test
    void anAnswerIsTakenBackByItsOwnRoleInItsOwnRound() {
        ledger.says("ApprovalGiven", RELEASE, Map.of("round", 1, "role", "qa-lead", "person", ADA))
                .says("ApprovalRefused", RELEASE, Map.of("round", 2, "role", "qa-lead", "person", ADA))
                .says("ApprovalGiven", RELEASE, Map.of("round", 2, "role", "system-owner", "person", BEN))
                .says("DeploymentAuthorized", RELEASE, Map.of("id", "a", "expires", "2026-11-28T08:00:00Z"))
                .does(
                        BEN,
                        "system-owner",
                        "ApprovalRevoked",
                        RELEASE,
                        Map.of("round", 2, "role", "system-owner", "reason", "The minutes are wrong."));
        List<Line> answers = desk.lines("deployment-approvals");
        assertThat(answers)
                .extracting(line -> line.fact("decision"))
                .containsExactly("authorization issued", "approved", "rejected", "approved");
        assertThat(answers)
                .filteredOn(line -> line.closedAt() != null)
                .singleElement()
                .satisfies(line -> assertThat(line.facts())
                        .containsEntry("role", "system-owner")
                        .containsEntry("revoked", "The minutes are wrong."));
    }

    @Test
    void theLogCountsWhatTheGateSaidAndHowFarTheTrafficWent() {
        ledger.says("GateEvaluated", RELEASE, Map.of("allowed", false))
                .says("GateEvaluated", RELEASE, Map.of("allowed", true))
                .says("RolloutStarted", RELEASE, Map.of())
                .says("TrafficShifted", RELEASE, Map.of("candidatePercent", 60))
                .says("TrafficShifted", RELEASE, Map.of("candidatePercent", 5))
                .says("DeploymentEventClosed", RELEASE, Map.of("outcome", "rolledBack"));
        assertThat(desk.lines("deployment-logs")).singleElement().satisfies(line -> {
            assertThat(line.facts())
                    .containsEntry("gateAllowed", "1")
                    .containsEntry("gateDenied", "1")
                    .containsEntry("shifts", "2")
                    .containsEntry("share", "60")
                    .containsEntry("outcome", "rolled back");
            assertThat(line.closedAt()).isNotNull();
        });
    }

    @Test
    void aRollbackIsOneLineFromTheRequestToWhatWasLearnt() {
        ledger.does(ADA, "operations", "RollbackRequested", RELEASE, Map.of("reason", "Answers are odd."));
        answers("Activity_AssessRollback", Map.of("rollbackSeverity", "high", "rollbackTrigger", "criticalFailure"));
        answers("Activity_DecideRollback", Map.of("rollbackDecision", "rollBack"));
        ledger.says("RollbackDecided", RELEASE, Map.of("automatic", false, "cause", "asked for by operations"))
                .says(
                        "RollbackObserved",
                        RELEASE,
                        Map.of("rtoMillis", 2099, "rtoPromisedMinutes", "0.5", "rtoKept", true))
                .says("RolledBack", RELEASE, Map.of("from", "1.1.0", "restored", "1.0.0", "losses", "none"));
        answers("Activity_AnalyseRootCause", Map.of("causeText", "A unit was changed."));
        assertThat(desk.lines("rollback-records")).singleElement().satisfies(line -> {
            assertThat(line.facts())
                    .containsEntry("decision", "roll back")
                    .containsEntry("decidedBy", BEN)
                    .containsEntry("trigger", "critical failure")
                    .containsEntry("restored", "1.0.0")
                    .containsEntry("cause", "A unit was changed.");
            assertThat(line.closedAt()).isNotNull();
        });
        assertThat(desk.lines("recovery-times"))
                .singleElement()
                .satisfies(line -> assertThat(line.facts())
                        .containsEntry("promisedMillis", "30000")
                        .containsEntry("tookMillis", "2099")
                        .containsEntry("kept", "true"));
    }

    @Test
    void aRollbackThatWasDeclinedIsOver() {
        ledger.does(ADA, "operations", "RollbackRequested", RELEASE, Map.of("reason", "Answers are odd."));
        answers("Activity_DecideRollback", Map.of("rollbackDecision", "keep"));
        ledger.says("RollbackDecided", RELEASE, Map.of("automatic", true, "cause", "Health breached"));
        List<Line> rollbacks = desk.lines("rollback-records");
        assertThat(rollbacks).extracting(line -> line.fact("decision")).containsExactly("roll back", "keep");
        assertThat(rollbacks).extracting(line -> line.closedAt() == null).containsExactly(true, false);
    }

    private void answers(String task, Map<String, Object> values) {
        ledger.does(
                BEN, "system-owner", "TaskCompleted", RELEASE, Map.of("task", task, "taskId", task, "values", values));
    }

    @Test
    void aDrillThatBrokeOffHasNoTime() {
        ledger.says("RollbackDrillOpened", DRILL, Map.of("system", "credit-scoring", "environment", "production"))
                .says(
                        "RollbackDrillCompleted",
                        DRILL,
                        Map.of(
                                "system",
                                "credit-scoring",
                                "result",
                                "failed",
                                "tookMillis",
                                -1,
                                "promisedMillis",
                                300_000))
                .says("RollbackDrillClosed", DRILL, Map.of("outcome", "rejected"));
        assertThat(desk.lines("rollback-drills")).singleElement().satisfies(line -> {
            assertThat(line.system()).isEqualTo("credit-scoring");
            assertThat(line.facts())
                    .containsEntry("result", "failed")
                    .containsEntry("tookMillis", "")
                    .containsEntry("review", "rejected");
        });
        assertThat(desk.lines("recovery-times")).isEmpty();
    }

    @Test
    void aBlockIsLiftedByItsOwnRoleAndEndsWithItsRelease() {
        block("risk-manager");
        block("compliance-officer");
        ledger.says("BlockLifted", RELEASE, Map.of("role", "risk-manager", "person", ADA, "reason", "It is treated."));
        assertThat(open("blocks"))
                .singleElement()
                .satisfies(line -> assertThat(line.fact("role")).isEqualTo("compliance-officer"));
        ledger.says("DeploymentEventClosed", RELEASE, Map.of("outcome", "withdrawn"));
        assertThat(open("blocks")).isEmpty();
        assertThat(desk.lines("blocks"))
                .extracting(line -> line.fact("liftReason"))
                .containsExactly("the release ended while it was blocked", "It is treated.");
    }

    private void block(String role) {
        ledger.does(ADA, role, "ReleaseBlocked", RELEASE, Map.of("reason", "A hazard is open."));
    }

    @Test
    void whatAnExceptionPutOffIsOwedFromTheDecisionUntilItIsInOrder() {
        ledger.says(
                        "ExceptionDecided",
                        RELEASE,
                        Map.of(
                                "decision",
                                "approve",
                                "decidedBy",
                                ADA,
                                "reason",
                                "People are harmed meanwhile.",
                                "deferred",
                                List.of("documentation | 2026-12-01"),
                                "compensatingControls",
                                List.of("Two people read each answer | operations | 2026-11-30")))
                .says(
                        "DeferredChecksCollected",
                        RELEASE,
                        Map.of(
                                "items",
                                List.of(
                                        "1|deployment-manager|2026-12-02T00:00:00Z|deferred check: Complete the documentation section of"
                                                + " the checklist",
                                        "2|operations|2026-12-01T00:00:00Z|compensating control: Two people read each answer")))
                .says(
                        "DeferredCheckOverdue",
                        RELEASE,
                        Map.of(
                                "item",
                                "2|operations|2026-12-01T00:00:00Z|compensating control: Two people read each answer"))
                .says(
                        "DeferredCheckSettled",
                        RELEASE,
                        Map.of(
                                "person",
                                BEN,
                                "item",
                                "1|deployment-manager|2026-12-02T00:00:00Z|deferred check: Complete the documentation"
                                        + " section of the checklist"));
        assertThat(desk.lines("exceptions")).hasSize(3);
        assertThat(open("exceptions"))
                .extracting(line -> line.fact("kind") + " " + line.fact("state"))
                .containsExactlyInAnyOrder("exception approved", "compensating control overdue");
        ledger.says("ExceptionClosed", RELEASE, Map.of("outcome", "closed"));
        assertThat(open("exceptions")).isEmpty();
    }

    @Test
    void anExceptionThatWasRefusedOrWhoseReleaseFailedOwesNothing() {
        ledger.says("ExceptionDecided", RELEASE, Map.of("decision", "refuse", "decidedBy", ADA, "reason", "No hurry."));
        assertThat(open("exceptions")).isEmpty();
        String other = RELEASE.replace("~1", "~2");
        ledger.says("ExceptionDecided", other, Map.of("decision", "approve", "decidedBy", ADA, "reason", "Hurry."))
                .says("DeploymentEventClosed", other, Map.of("outcome", "withdrawn"));
        assertThat(desk.lines("exceptions").get(0).fact("state")).isEqualTo("the release ended: withdrawn");
    }

    @Test
    void aRoleThatWasAskedIsMeasuredUntilItAnswered() {
        asked("1", "qa-lead");
        asked("2", "system-owner");
        ledger.later(Duration.ofHours(9))
                .does(
                        ADA,
                        "qa-lead",
                        "TaskCompleted",
                        RELEASE,
                        Map.of(
                                "task", "Activity_GiveApproval",
                                "taskId", "1",
                                "values", Map.of("approvalDecision", "approve")))
                .says("TaskCancelled", RELEASE, Map.of("task", "Activity_GiveApproval", "taskId", "2"));
        assertThat(desk.lines("approval-latency"))
                .extracting(line -> line.fact("role") + " " + line.fact("decision") + " " + line.fact("tookMillis"))
                .containsExactly("system-owner no longer asked ", "qa-lead approve 32400000");
        assertThat(new ApprovalMonths(ledger.tables())
                        .between(LocalDate.parse("2026-11-30"), LocalDate.parse("2026-12-31")))
                .containsExactly(new ApprovalMonths.OfRole("qa-lead", 1, 32_400_000, 32_400_000, 0, 1, 0));
    }

    private void asked(String task, String role) {
        ledger.says(
                "TaskCreated",
                RELEASE,
                Map.of("task", "Activity_GiveApproval", "taskId", task, "roles", List.of(role)));
    }

    @Test
    void aSuppliersChangeIsFollowedToWhatCameOfIt() {
        ledger.says(
                        "ThirdPartyChangeReported",
                        CHANGE,
                        Map.of("system", "credit-scoring", "environment", "production", "reporter", ADA))
                .says(
                        "ProcessStarted",
                        CHANGE,
                        Map.of(
                                "process",
                                "third-party-change",
                                "values",
                                Map.of("changedSystem", "credit-scoring", "changedSupplier", "Bureau Ltd")))
                .says(
                        "TaskCompleted",
                        CHANGE,
                        Map.of(
                                "task",
                                "Activity_AssessThirdPartyChange",
                                "values",
                                Map.of("agreementReference", "MSA 4.2")))
                .says("FollowingReleaseRequested", CHANGE, Map.of("release", RELEASE))
                .says("ThirdPartyChangeClosed", CHANGE, Map.of("outcome", "safeMode"));
        assertThat(desk.lines("third-party-changes"))
                .singleElement()
                .satisfies(line -> assertThat(line.facts())
                        .containsEntry("supplier", "Bureau Ltd")
                        .containsEntry("reporter", ADA)
                        .containsEntry("agreement", "MSA 4.2")
                        .containsEntry("release", RELEASE)
                        .containsEntry("outcome", "safe mode"));
    }

    @Test
    void whoComesAndGoesAndComesAgainHeldTheRoleTwice() {
        membership("Create", "a", "qa-lead");
        membership("Create", "b", "operations");
        membership("Delete", "c", "qa-lead");
        membership("Create", "d", "qa-lead");
        assertThat(desk.lines("role-holders"))
                .extracting(line -> line.fact("role") + " " + (line.closedAt() == null))
                .containsExactly("qa-lead true", "operations true", "qa-lead false");
        ledger.says("IdentityChanged", "engine", Map.of("kind", "User", "operation", "Delete", "person", ADA));
        assertThat(open("role-holders")).isEmpty();
    }

    private void membership(String operation, String id, String group) {
        Map<String, String> kind = Map.of("kind", "Group membership", "operation", operation, "operationId", id);
        ledger.says("IdentityChanged", "engine", with(kind, "person", ADA))
                .says("IdentityChanged", "engine", with(kind, "value", group));
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    @Test
    void aDelegationHoldsForItsTimeUnlessItIsEndedBefore() {
        delegated("a");
        delegated("b");
        ledger.later(Duration.ofHours(1)).does(BEN, "system-owner", "DelegationEnded", "authority", Map.of("id", "b"));
        assertThat(desk.lines("role-holders"))
                .extracting(Line::closedAt)
                .containsExactly(Instant.parse("2026-11-26T09:00:00Z"), Instant.parse("2026-11-30T00:00:00Z"));
        assertThat(desk.page("role-holders", wanted("2026-11-29", "2026-11-29")).lines())
                .as("what held on that day")
                .hasSize(1);
    }

    private void delegated(String id) {
        ledger.does(
                BEN,
                "system-owner",
                "DelegationAdded",
                "authority",
                Map.of(
                        "id", id,
                        "role", "qa-lead",
                        "holder", BEN,
                        "delegate", ADA,
                        "from", "2026-11-26T08:00:00Z",
                        "until", "2026-11-30T00:00:00Z",
                        "reason", "Leave"));
    }

    @Test
    void recordsAreKeptTenYearsFromTheLastPlacingOnTheMarket() {
        ledger.at("2026-11-26T08:00:00Z").says("ReleasePromoted", RELEASE, Map.of());
        ledger.at("2027-02-28T08:00:00Z").says("RecordArchived", RELEASE, Map.of());
        ledger.says("ReleasePromoted", "invoice-sorter~1.0.0~production~1", Map.of());
        ledger.at("2028-01-01T08:00:00Z").says("ReleaseHeld", "invoice-sorter~1.0.0~production~1", Map.of());
        Retention.Until until = new Retention(ledger.tables()).of(List.of("credit-scoring", "never-placed"));
        assertThat(until.of("credit-scoring")).contains(LocalDate.parse("2037-02-28"));
        assertThat(until.of("never-placed")).as("as long as any other").contains(LocalDate.parse("2037-02-28"));
    }

    @Test
    void nothingIsLostBetweenThePagesOfEntriesOfOneMoment() {
        for (int at = 0; at < 120; at++) {
            ledger.does(ADA, "risk-manager", "ReleaseBlocked", RELEASE, Map.of("reason", String.valueOf(at)));
        }
        RegisterLines.Part first = desk.page("blocks", Wanted.ALL);
        RegisterLines.Part second = desk.page("blocks", Wanted.ALL.after(last(first)));
        RegisterLines.Part third = desk.page("blocks", Wanted.ALL.after(last(second)));
        assertThat(List.of(first.more(), second.more(), third.more())).containsExactly(true, true, false);
        assertThat(first.lines())
                .hasSize(50)
                .first()
                .extracting(line -> line.fact("reason"))
                .isEqualTo("119");
        assertThat(third.lines())
                .hasSize(20)
                .last()
                .extracting(line -> line.fact("reason"))
                .isEqualTo("0");
    }

    private static Line last(RegisterLines.Part part) {
        return part.lines().get(part.lines().size() - 1);
    }

    @Test
    void whatIsTooLongForATableIsCut() {
        ledger.does(ADA, "risk-manager", "ReleaseBlocked", RELEASE, Map.of("reason", "\uD83D\uDE00".repeat(5000)));
        ledger.says("RollbackDrillOpened", "d", Map.of("system", "s".repeat(900), "reason", "x".repeat(9000)));
        assertThat(desk.lines("blocks").get(0).fact("reason"))
                .hasSizeLessThan(1600)
                .endsWith("\uD83D\uDE00 …");
        assertThat(desk.lines("rollback-drills").get(0).system()).hasSize(64);
    }

    private List<Line> open(String register) {
        return desk.page(register, new Wanted(null, null, "", true, null)).lines();
    }

    private static Wanted wanted(String from, String to) {
        return new Wanted(LocalDate.parse(from), LocalDate.parse(to), "", false, null);
    }

    @Test
    void whoReadWhichRecordStandsUnderTheReleaseThatWasRead() {
        ledger.does(ADA, "auditor", "RecordRead", "reading:" + RELEASE, Map.of("release", RELEASE, "hour", "8"))
                .does(BEN, "auditor", "RecordRead", "reading", Map.of("page", "/audit/records", "hour", "8"));
        assertThat(desk.lines("readings"))
                .extracting(Line::subject, Line::system, line -> line.fact("reader"), line -> line.fact("page"))
                .containsExactlyInAnyOrder(
                        tuple(RELEASE, "credit-scoring", ADA, ""),
                        tuple("no single release", "", BEN, "/audit/records"));
        assertThat(desk.lines("deployment-logs")).isEmpty();
    }
}
