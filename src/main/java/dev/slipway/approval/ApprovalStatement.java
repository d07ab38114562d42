package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import dev.slipway.signature.InTotoStatement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is signed when somebody answers: which bytes, which answer, by whom, under which conditions, until when.
 *
 * @param subjects digests by name: every component, package, configuration and the bundle of evidence
 * @param approver the pseudonym under which the ledger knows the person
 * @param onBehalfOf the pseudonym of the holder for whom a delegate answers
 * @param nonce 16 random bytes of the server, in hex
 * @param procedure the version of the procedure that asked
 * @param signing {@link #OWN_KEY} or {@link #SERVICE_KEY}
 * @param loggedInAt where the service key stands for the person: when that person logged in
 */
public record ApprovalStatement(
        Map<String, String> subjects,
        ReleaseId release,
        int round,
        String taskId,
        Approval approval,
        String approver,
        @Nullable String onBehalfOf,
        String windowStart,
        String windowEnd,
        String nonce,
        Instant issuedAt,
        Instant expiresAt,
        String procedure,
        String signing,
        @Nullable Instant loggedInAt,
        LedgerSeen ledger) {

    /** Of our statements; its schema is published as {@code /schemas/deployment-approval.1.json}. */
    public static final String TYPE = "https://slipway.dev/deployment-approval/v1";

    /** The person signs with a key of one's own. */
    public static final String OWN_KEY = "own-key";

    /** The server signs for a person who has logged in. */
    public static final String SERVICE_KEY = "service-key";

    /**
     * The tree of the ledger that the approver saw; so an answer cannot be dated back before it.
     *
     * @param root in lower-case hex
     */
    public record LedgerSeen(String origin, long size, String root) {

        Map<String, Object> document() {
            return Map.of("origin", origin, "size", size, "root", root);
        }
    }

    /** The bytes of the statement. */
    public byte[] payload() {
        return InTotoStatement.write(subjects, TYPE, predicate());
    }

    private Map<String, Object> predicate() {
        Map<String, Object> predicate = new TreeMap<>(Map.of(
                "decision", approval.approved() ? "APPROVE" : "REJECT",
                "release", release.slug(),
                "round", round,
                "task", taskId,
                "role", approval.role(),
                "approver", approver,
                "nonce", nonce,
                "procedure", procedure,
                "signing", signing,
                "ledger", ledger.document()));
        predicate.put("window", Map.of("start", windowStart, "end", windowEnd));
        predicate.put("standingRollback", approval.standingRollback());
        predicate.put("issuedAt", text(issuedAt));
        predicate.put("expiresAt", text(expiresAt));
        optional(predicate, "onBehalfOf", onBehalfOf);
        optional(predicate, "comment", approval.comment());
        optional(predicate, "conditions", approval.conditions());
        optional(predicate, "reworkPhase", approval.reworkPhase());
        optional(predicate, "loggedInAt", loggedInAt == null ? null : text(loggedInAt));
        return predicate;
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void optional(Map<String, Object> predicate, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            predicate.put(name, value);
        }
    }
}
