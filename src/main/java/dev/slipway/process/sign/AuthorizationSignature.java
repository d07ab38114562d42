package dev.slipway.process.sign;

import dev.slipway.approval.Approval;
import dev.slipway.approval.Approvals;
import dev.slipway.approval.Authorization;
import dev.slipway.approval.AuthorizationStatement;
import dev.slipway.approval.SignedApproval;
import dev.slipway.approval.SignedApprovals;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.record.LedgerView;
import dev.slipway.process.record.Pseudonyms;
import dev.slipway.signature.StatementEnvelope;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Signs, with the server's key, what the yeses of a round add up to. */
@Component
public class AuthorizationSignature {

    private final Approvals approvals;
    private final SignedApprovals signed;
    private final Statements statements;
    private final LedgerView ledger;
    private final Pseudonyms pseudonyms;
    private final ServerKey server;

    AuthorizationSignature(
            Approvals approvals,
            SignedApprovals signed,
            Statements statements,
            LedgerView ledger,
            Pseudonyms pseudonyms,
            ServerKey server) {
        this.approvals = approvals;
        this.signed = signed;
        this.statements = statements;
        this.ledger = ledger;
        this.pseudonyms = pseudonyms;
        this.server = server;
    }

    /**
     * Signs and keeps the statement.
     *
     * @return digest of the envelope
     */
    public String sign(Authorization authorization, ReleaseVariables variables, Map<String, Object> modification) {
        List<SignedApproval> yeses = yeses(authorization);
        StatementEnvelope envelope = server.sign(StatementEnvelope.unsigned(new AuthorizationStatement(
                        statements.subjects(authorization.release(), variables),
                        authorization,
                        yeses.stream()
                                .collect(Collectors.toMap(
                                        SignedApproval::role, approval -> pseudonyms.of(approval.person()))),
                        yeses,
                        conditions(authorization),
                        modification,
                        ledger.seen())
                .payload()));
        signed.keep(authorization, envelope);
        return envelope.digest();
    }

    private List<SignedApproval> yeses(Authorization authorization) {
        return signed.of(authorization.release()).stream()
                .filter(approval -> approval.round() == authorization.round()
                        && approval.decision().equals("APPROVE"))
                .toList();
    }

    private Map<String, String> conditions(Authorization authorization) {
        return approvals.of(authorization.release(), authorization.round()).stream()
                .filter(approval -> approval.conditions() != null)
                .collect(Collectors.toMap(Approval::role, approval -> String.valueOf(approval.conditions())));
    }
}
