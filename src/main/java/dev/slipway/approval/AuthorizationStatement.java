package dev.slipway.approval;

import dev.slipway.approval.ApprovalStatement.LedgerSeen;
import dev.slipway.signature.InTotoStatement;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the server signs when every role has said yes: a statement over all the signed approvals.
 *
 * @param subjects digests by name, the same as in each approval
 * @param approvers pseudonyms by role
 * @param approvals the signed approvals of the round
 * @param modification the decision about the modification
 */
public record AuthorizationStatement(
        Map<String, String> subjects,
        Authorization authorization,
        Map<String, String> approvers,
        List<SignedApproval> approvals,
        Map<String, String> conditions,
        Map<String, Object> modification,
        LedgerSeen ledger) {

    /** Of these statements; its schema is published as {@code /schemas/deployment-authorization.1.json}. */
    public static final String TYPE = "https://slipway.dev/deployment-authorization/v1";

    /** The bytes of the statement. */
    public byte[] payload() {
        Map<String, Object> predicate = new TreeMap<>(Map.of(
                "authorization", authorization.id(),
                "release", authorization.release().slug(),
                "round", authorization.round(),
                "baseDigest", authorization.baseDigest(),
                "approvals", approvals.stream().map(this::line).toList(),
                "requiredRoles", List.copyOf(new TreeSet<>(authorization.requiredRoles())),
                "window",
                        Map.of(
                                "start", authorization.windowStart().toString(),
                                "end", authorization.windowEnd().toString()),
                "standingRollback", authorization.standingRollback(),
                "modification", modification,
                "ledger", ledger.document()));
        predicate.put(
                "issuedAt",
                authorization.issuedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        predicate.put(
                "expiresAt",
                authorization.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString());
        return InTotoStatement.write(subjects, TYPE, predicate);
    }

    private Map<String, Object> line(SignedApproval approval) {
        Map<String, Object> line = new TreeMap<>(Map.of(
                "role", approval.role(),
                "approver", approvers.getOrDefault(approval.role(), "unknown"),
                "envelope", approval.envelope().digest()));
        String condition = conditions.getOrDefault(approval.role(), "");
        if (!condition.isBlank()) {
            line.put("conditions", condition);
        }
        return line;
    }
}
