package dev.slipway.audit.record;

import dev.slipway.approval.KeptSignatures;
import dev.slipway.evidence.FolderEvidenceStore;
import dev.slipway.evidence.NewEvidence;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.MadeEntries;
import dev.slipway.ledger.NewEntry;
import dev.slipway.release.ReleaseId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A release of a few entries, the same in every run; what people and programs typed in can be replaced. */
final class SmallRelease {

    static final ReleaseId ID = new ReleaseId("credit-scoring", "1.1.0", "production", 1);
    static final String SLUG = ID.slug();
    static final String DIGEST = "sha256:" + "ab".repeat(32);

    private static final Actor SLIPWAY = Actor.service("slipway");
    private static final Actor ENGINE = Actor.service("engine");

    final MadeEntries ledger = new MadeEntries(Instant.parse("2026-11-20T10:00:00Z"));
    final KeptSignatures signatures = new KeptSignatures(ID);
    final FolderEvidenceStore evidence;
    private final @Nullable String instead;

    private SmallRelease(Path folder, @Nullable String instead) {
        this.evidence = new FolderEvidenceStore(folder);
        this.instead = instead;
        ledger.add(NewEntry.of(
                "ApprovalKeyAdded",
                "signing-keys",
                SLIPWAY,
                Map.of(
                        "fingerprint",
                        signatures.serverKey().fingerprint(),
                        "key",
                        signatures.serverKey().pem()),
                "key"));
    }

    /** Nothing but the server's key is in the ledger yet. */
    static SmallRelease empty(Path folder) {
        return new SmallRelease(folder, null);
    }

    /** From request to rollback, with something of everything that an auditor is shown. */
    static SmallRelease whole(Path folder) {
        SmallRelease release = new SmallRelease(folder, null);
        release.tell();
        return release;
    }

    /** The same with this text in every field that a person or a program fills in. */
    static SmallRelease typedIn(Path folder, String text) {
        SmallRelease release = new SmallRelease(folder, text);
        release.tell();
        return release;
    }

    ReleaseRecords records() {
        return records(false);
    }

    ReleaseRecords records(boolean waiting) {
        return new ReleaseRecords(
                ledger,
                new FixedHistory(
                        waiting, Map.of("role", said("qa-lead"), "system", said("credit-scoring"), "accuracy", 0.8)),
                new RoundParts(signatures.approvals(), new SignatureReading(signatures.keys(), ledger)),
                new EvidenceParts(evidence));
    }

    ReleaseReading reading() {
        return records().read(SLUG).orElseThrow();
    }

    /** Adds an entry about the release, recorded by Slipway. */
    SmallRelease add(String type, Map<String, ?> payload) {
        ledger.add(NewEntry.of(type, SLUG, SLIPWAY, payload, type + ":" + ledger.next()));
        return this;
    }

    private SmallRelease add(String type, Actor actor, Map<String, ?> payload, String key) {
        ledger.add(NewEntry.of(type, SLUG, actor, payload, key));
        return this;
    }

    private String said(String text) {
        return instead == null ? text : instead;
    }

    private void tell() {
        evidence.keep(
                ID.system(),
                ID.version(),
                new NewEvidence(
                        "evaluation",
                        null,
                        "application/json",
                        ("{\"note\": \"" + said("all good").replace("\"", "'") + "\"}")
                                .getBytes(StandardCharsets.UTF_8)));
        request();
        assess();
        approve();
        rollOut();
        end();
    }

    private void request() {
        Map<String, Object> values = new TreeMap<>(Map.of(
                "type",
                "minor",
                "urgent",
                false,
                "summary",
                said("Fewer thin files are refused."),
                "changeTicket",
                said("CHG-1")));
        add(
                "ProcessStarted",
                Actor.person("dora", "deployment-manager"),
                Map.of(
                        "process",
                        "approve",
                        "definition",
                        FixedHistory.DEFINITION,
                        "instance",
                        FixedHistory.INSTANCE,
                        "values",
                        values),
                "process:instance-1:started");
        add("ReleaseRequested", Map.of("requester", "dora", "role", "deployment-manager"));
        add(
                "ReleasePackageDescribed",
                Map.of("deployedVersion", "1.0.0", "riskTier", "high", "diff", said("Model changes.")));
        add(
                "CommandRefused",
                Actor.person("mallory", null),
                Map.of("command", said("LiftBlock"), "status", 403),
                "refusal:1");
    }

    private void assess() {
        add(
                "StagingValidated",
                Map.of(
                        "run",
                        1,
                        "status",
                        "PASSED",
                        "message",
                        said("All 2 checks passed."),
                        "dataset",
                        DIGEST,
                        "checks",
                        List.of(
                                "acceptance accuracy 0.8083 (>= 0.75) passed",
                                "smoke health 1 (" + said("GET /health answers 200") + ") passed")));
        add(
                "ReadinessJudged",
                Map.of("open", List.of(said("1.2 | qa-lead | tests are missing")), "deferred", List.of()));
    }

    private void approve() {
        add("ApprovalRoundOpened", Map.of("round", 1, "roles", List.of("qa-lead", "risk-manager")));
        add(
                "TaskCreated",
                ENGINE,
                Map.of(
                        "task",
                        "Activity_GiveApproval",
                        "taskId",
                        FixedHistory.TASK,
                        "definition",
                        FixedHistory.DEFINITION,
                        "roles",
                        List.of("qa-lead")),
                "task:task-1:created");
        add(
                "NoticeDelivered",
                Map.of(
                        "mail",
                        "m1",
                        "notice",
                        "task:task-1:offered",
                        "recipient",
                        said("quinn"),
                        "way",
                        "file",
                        "attempts",
                        1));
        add(
                "TaskCompleted",
                Actor.person("quinn", "qa-lead"),
                Map.of(
                        "task",
                        "Activity_GiveApproval",
                        "taskId",
                        FixedHistory.TASK,
                        "definition",
                        FixedHistory.DEFINITION,
                        "roles",
                        List.of("qa-lead"),
                        "values",
                        Map.of(
                                "decision",
                                "approve",
                                "comment",
                                said("Figures hold."),
                                "seen",
                                true,
                                "parts",
                                "[\"staging\",\"risks\"]",
                                "votes",
                                3,
                                "date",
                                "2026-11-20")),
                "task:task-1:ended");
        answer("ApprovalGiven", "qa-lead", "quinn", signatures.byServer(1, "qa-lead", "quinn", true));
        answer("ApprovalRefused", "risk-manager", "rita", signatures.byServer(1, "risk-manager", "rita", false));
        authorize();
    }

    SmallRelease answer(String type, String role, String person, String envelope) {
        ledger.add(NewEntry.of(
                        type,
                        SLUG,
                        SLIPWAY,
                        Map.of(
                                "round",
                                1,
                                "role",
                                role,
                                "person",
                                person,
                                "comment",
                                said("seen"),
                                "conditions",
                                "",
                                "way",
                                "service-key",
                                "envelope",
                                envelope),
                        type + ":" + role)
                .withDigests(List.of(DIGEST, DIGEST, DIGEST, envelope)));
        return this;
    }

    private void authorize() {
        ledger.add(NewEntry.of(
                        "DeploymentAuthorized",
                        SLUG,
                        SLIPWAY,
                        Map.of(
                                "id", SLUG + "~round-1",
                                "expires", "2026-11-22T10:00:00Z",
                                "windowStart", "2026-11-20T12:00:00Z",
                                "windowEnd", "2026-11-20T18:00:00Z",
                                "standingRollback", true),
                        "authorized")
                .withDigests(List.of(DIGEST, DIGEST, DIGEST, signatures.authorization(1))));
        add(
                "ConditionsSet",
                Map.of(
                        "round",
                        1,
                        "conditions",
                        List.of(
                                "1|operations|before-start|qa-lead|" + said("Runbook read"),
                                "2|qa-lead|before-closure|qa-lead|" + said("Appeals watched"))));
        add(
                "ConditionMet",
                Map.of(
                        "condition",
                        1,
                        "person",
                        "olaf",
                        "findings",
                        said("Done."),
                        "evidence",
                        said("https://example.org/x")));
    }

    private void rollOut() {
        add(
                "DecisionEvaluated",
                Map.of(
                        "decision",
                        "deployment-gate",
                        "definition",
                        "deployment-gate:1:a",
                        "activity",
                        "Activity_EvaluateGate",
                        "inputs",
                        List.of(),
                        "outputs",
                        List.of(
                                output("Rule_Window", "code", "OUTSIDE_WINDOW"),
                                output("Rule_Window", "message", "The window has not begun."),
                                output("Rule_Window", "remedy", said("Wait for it."))),
                        "rules",
                        List.of("Rule_Window")));
        add(
                "GateEvaluated",
                Map.of(
                        "point",
                        "start",
                        "allowed",
                        false,
                        "denials",
                        List.of("OUTSIDE_WINDOW", "NEVER_SEEN"),
                        "facts",
                        Map.of("withinWindow", "false", "signatureProblem", said("unknown"))));
        add(
                "CanaryMeasured",
                Map.of(
                        "answers", "300",
                        "errorRateIncrease", "0.5",
                        "latencyRatio", "1.2",
                        "latencyIncreaseMs", "12",
                        "populationStability", "unknown",
                        "percent", 25));
        add(
                "DecisionEvaluated",
                Map.of(
                        "decision",
                        "verdict",
                        "definition",
                        FixedHistory.TABLE,
                        "activity",
                        "Activity_JudgeCanary",
                        "inputs",
                        List.of(Map.of("clause", "Input_Rate", "name", "Error rate", "value", said("2.5"))),
                        "outputs",
                        List.of(output("Rule_Bad", "verdict", "rollBack")),
                        "rules",
                        List.of("Rule_Bad")));
    }

    private static Map<String, String> output(String rule, String name, String value) {
        return Map.of("rule", rule, "name", name, "value", value);
    }

    private void end() {
        add("ReleaseBlocked", Actor.person("rita", "risk-manager"), Map.of("reason", said("Odd answers.")), "blocked");
        add("RollbackObserved", Map.of("rtoMillis", 109, "rtoPromisedMinutes", "5", "rtoKept", true));
        add(
                "RolledBack",
                Map.of("from", "1.1.0", "restored", "1.0.0", "reason", said("Canary"), "rto", "took 0.109 s"));
        ledger.add(NewEntry.of("DeploymentEventClosed", SLUG, SLIPWAY, Map.of("outcome", "rolledBack"), "closed")
                .withDigests(List.of(DIGEST, DIGEST, DIGEST)));
    }
}
