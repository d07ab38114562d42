package dev.slipway.audit.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.TestDatabase;
import dev.slipway.audit.index.IndexedLedger;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What opens a finding, and what closes it again. */
class FindingProjectionTests {

    private final IndexedLedger ledger = new IndexedLedger(TestDatabase.h2(), MadeTables::projections);
    private final Stories story = Stories.of("credit-scoring", "1.1.0");

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    /** An entry that opens one finding of a kind, and one that closes it. */
    record Pair(FindingKind kind, Said opens, Said closes) {

        /** An entry by its type and payload. */
        record Said(String type, Map<String, ?> payload) {}

        static Pair of(FindingKind kind, String opens, Map<String, ?> first, String closes, Map<String, ?> then) {
            return new Pair(kind, new Said(opens, first), new Said(closes, then));
        }

        @Override
        public String toString() {
            return kind + " by " + opens.type();
        }
    }

    static List<Pair> pairs() {
        String condition = "1|operations|before-start|qa-lead|Runbook read";
        String item = "2|operations|2026-12-04T00:00:00Z|deferred check: Runbook";
        return List.of(
                Pair.of(
                        FindingKind.GATE_DENIAL,
                        "GateEvaluated",
                        Map.of("point", "start", "allowed", false, "denials", List.of("DRILL_TOO_OLD")),
                        "GateEvaluated",
                        Map.of("point", "start", "allowed", true, "denials", List.of())),
                Pair.of(
                        FindingKind.EVIDENCE_INCOMPLETE,
                        "ReleaseCandidateAssembled",
                        Map.of("complete", false, "findings", List.of("no SBOM")),
                        "ReleaseCandidateAssembled",
                        Map.of("complete", true, "findings", List.of())),
                Pair.of(
                        FindingKind.PACKAGE_NOT_INTACT,
                        "ReleasePackageVerified",
                        Map.of("intact", false, "findings", List.of("digest differs")),
                        "ReleasePackageVerified",
                        Map.of("intact", true, "findings", List.of())),
                Pair.of(
                        FindingKind.EVIDENCE_CHANGED,
                        "EvidenceChangedAfterStaging",
                        Map.of("findings", List.of("other package")),
                        "EvidenceFrozen",
                        Map.of("documents", List.of())),
                Pair.of(
                        FindingKind.STAGING_FAILED,
                        "StagingValidated",
                        Map.of("status", "FAILED", "message", "unfair"),
                        "StagingValidated",
                        Map.of("status", "PASSED", "message", "fine")),
                Pair.of(
                        FindingKind.READINESS_GAP,
                        "ReadinessJudged",
                        Map.of("open", List.of("support contact")),
                        "ReadinessJudged",
                        Map.of("open", List.of())),
                Pair.of(
                        FindingKind.APPROVAL_REFUSED,
                        "ApprovalRefused",
                        Map.of("person", Stories.ADA, "role", "qa-lead", "comment", "not yet"),
                        "DeploymentAuthorized",
                        Map.of("id", "x")),
                Pair.of(
                        FindingKind.APPROVAL_REVOKED,
                        "ApprovalRevoked",
                        Map.of("role", "qa-lead", "reason", "new facts"),
                        "DeploymentAuthorized",
                        Map.of("id", "x")),
                Pair.of(
                        FindingKind.ROUND_DENIED,
                        "ApprovalRoundDenied",
                        Map.of("objections", List.of("one person in two roles")),
                        "ApprovalRoundOpened",
                        Map.of("round", 1)),
                Pair.of(
                        FindingKind.CONDITION,
                        "ConditionsSet",
                        Map.of("round", 1, "conditions", List.of(condition)),
                        "ConditionMet",
                        Map.of("condition", 1)),
                Pair.of(
                        FindingKind.OVERDUE,
                        "DeferredCheckOverdue",
                        Map.of("item", item),
                        "DeferredCheckSettled",
                        Map.of("item", item)),
                Pair.of(
                        FindingKind.EXCEPTION,
                        "ExceptionDecided",
                        Map.of("decision", "approve", "deferred", List.of("development | 2026-12-01")),
                        "ExceptionClosed",
                        Map.of("outcome", "closed")),
                Pair.of(
                        FindingKind.HEALTH,
                        "HealthChecked",
                        Map.of("healthy", false, "figures", "errors"),
                        "HealthChecked",
                        Map.of("healthy", true, "figures", "none")),
                Pair.of(
                        FindingKind.INCIDENT,
                        "IncidentCreated",
                        Map.of("incident", "i-1", "activity", "Activity_StartRollout"),
                        "IncidentResolved",
                        Map.of("incident", "i-1")));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void isOpenUntilTheLedgerSaysOtherwise(Pair pair) {
        tell(story.started("minor"), entry(pair.opens()));
        assertThat(states()).containsExactly(pair.kind() + " OPEN");
        assertThat(openAtRelease()).isEqualTo(1);

        tell(entry(pair.closes()));
        assertThat(states()).containsExactly(pair.kind() + " CLOSED");
        assertThat(openAtRelease()).isZero();
        assertThat(ledger.jdbc().queryForObject("select closed_seq from audit_finding", Long.class))
                .isEqualTo(2);
    }

    @Test
    void aBlockStandsUntilItsOwnRoleLiftsIt() {
        tell(story.started("minor"), story.blocked("a complaint"));
        tell(story.entry("BlockLifted", Map.of("role", "compliance-officer")));
        assertThat(states()).containsExactly("BLOCK OPEN");
        tell(story.lifted());
        assertThat(states()).containsExactly("BLOCK CLOSED");
    }

    @Test
    void theConditionsOfANewRoundTakeThePlaceOfTheFormer() {
        tell(
                story.started("minor"),
                story.entry("ConditionsSet", Map.of("conditions", List.of("1|operations|before-start|qa-lead|First"))),
                story.entry(
                        "ConditionsSet", Map.of("conditions", List.of("1|operations|before-start|qa-lead|Second"))));
        assertThat(states()).containsExactly("CONDITION CLOSED", "CONDITION OPEN");
    }

    @Test
    void endsWithTheReleaseUnlessAnExceptionOwesSomething() {
        tell(
                story.started("patch"),
                story.blocked("a complaint"),
                story.entry("ExceptionDecided", Map.of("decision", "approve")),
                story.closed("withdrawn"));
        assertThat(states()).containsExactly("BLOCK CLOSED", "EXCEPTION CLOSED");

        Stories owing = Stories.of("credit-scoring", "1.2.0");
        tell(
                owing.started("patch"),
                owing.entry("ExceptionDecided", Map.of("decision", "approve")),
                owing.entry("FollowUpsOpened", Map.of("items", List.of("deferred check: runbook"))),
                owing.closed("success"));
        assertThat(states()).containsExactly("BLOCK CLOSED", "EXCEPTION CLOSED", "EXCEPTION OPEN");
        tell(owing.entry("ExceptionClosed", Map.of("outcome", "closed")));
        assertThat(states()).doesNotContain("EXCEPTION OPEN");
    }

    @Test
    void aRefusedExceptionAndARoutineAnswerAreNone() {
        tell(
                story.started("patch"),
                story.entry("ExceptionDecided", Map.of("decision", "refuse")),
                story.entry("RollbackObserved", Map.of("rtoKept", true)),
                story.entry("RiskClassificationDecided", Map.of("lowered", false)));
        assertThat(states()).isEmpty();
    }

    @Test
    void notesWhatOnlyHasToBeKnown() {
        tell(
                story.started("minor"),
                story.entry("RiskClassificationDecided", Map.of("tier", "limited", "lowered", true)),
                story.entry("DeclarationCorrected", Map.of("type", "major", "differences", List.of("purpose"))),
                story.entry("RollbackObserved", Map.of("rtoKept", false, "rtoMillis", 9000)),
                story.entry("NoticeGivenUp", Map.of("recipient", Stories.BOB)));
        assertThat(states())
                .containsExactly(
                        "TIER_LOWERED NOTED", "DECLARATION_CORRECTED NOTED", "RTO_MISSED NOTED", "NOTICE_LOST NOTED");
        assertThat(openAtRelease()).isZero();
        assertThat(ledger.jdbc().queryForObject("select findings from audit_release", Integer.class))
                .isEqualTo(4);
    }

    @Test
    void aRollbackIsAFindingOfTheReleaseThatWasTakenBack() {
        Stories back = Stories.of("credit-scoring", "1.0.0");
        tell(
                story.started("minor"),
                back.started("rollback"),
                back.entry("RolledBack", Map.of("order", story.slug(), "from", "1.1.0", "restored", "1.0.0")));
        assertThat(ledger.jdbc().queryForList("select slug from audit_finding", String.class))
                .containsExactly(story.slug());
    }

    @Test
    void whatMayBeAnAttackIsNotedWhateverItIsAbout() {
        tell(NewEntry.of(
                "SignatureRefused",
                "ledger",
                Actor.service("slipway"),
                Map.of("security", true, "reason", "replayed"),
                "security:1"));
        tell(NewEntry.of(
                "WitnessDisagrees", "ledger", Actor.service("slipway"), Map.of("text", "another root"), "security:2"));
        assertThat(ledger.jdbc().queryForList("select said from audit_finding order by seq", String.class))
                .containsExactly("SignatureRefused: replayed", "WitnessDisagrees: another root");
    }

    private void tell(NewEntry... entries) {
        ledger.append(entries);
        ledger.node().catchUp();
    }

    private NewEntry entry(Pair.Said said) {
        return story.entry(said.type(), said.payload());
    }

    private List<String> states() {
        return ledger.jdbc()
                .query(
                        "select kind, state from audit_finding order by seq, item",
                        (row, number) -> row.getString(1) + " " + row.getString(2));
    }

    private Integer openAtRelease() {
        return ledger.jdbc().queryForObject("select open_findings from audit_release", Integer.class);
    }
}
