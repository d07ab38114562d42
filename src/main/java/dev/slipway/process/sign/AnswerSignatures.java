package dev.slipway.process.sign;

import dev.slipway.access.FreshLogin;
import dev.slipway.approval.Approval;
import dev.slipway.approval.ApprovalStatement;
import dev.slipway.approval.PendingStatement;
import dev.slipway.approval.PendingStatements;
import dev.slipway.approval.SignedApproval;
import dev.slipway.approval.SignedApprovals;
import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.signature.StatementEnvelope;
import java.time.Clock;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Sees to it that each answer is signed: at once with the service key, or by its person in the next task. */
@Component
public class AnswerSignatures {

    /** The task in which a person signs with a key of one's own. */
    static final String SIGN = "Activity_SignApproval";

    /** What that task says when it was signed. */
    static final String SIGNED = "signed";

    private final SigningWays ways;
    private final Statements statements;
    private final PendingStatements pending;
    private final SignedApprovals signed;
    private final ServerKey server;
    private final FreshLogin login;
    private final Clock clock;

    AnswerSignatures(
            SigningWays ways,
            Statements statements,
            PendingStatements pending,
            SignedApprovals signed,
            ServerKey server,
            FreshLogin login,
            Clock clock) {
        this.ways = ways;
        this.statements = statements;
        this.pending = pending;
        this.signed = signed;
        this.server = server;
        this.login = login;
        this.clock = clock;
    }

    /** The signed answer; empty where its person has yet to sign it, or takes it back. */
    public Optional<SignedApproval> of(DelegateTask task, Approval approval) {
        ReleaseVariables variables = ReleaseVariables.of(task);
        Optional<SignedApproval> found = task.getTaskDefinitionKey().equals(SIGN)
                ? signedByPerson(task, variables)
                : signedAtOnce(task, approval, variables);
        variables.put(Fact.APPROVAL_SIGNED, found.isPresent());
        return found;
    }

    private Optional<SignedApproval> signedByPerson(DelegateTask task, ReleaseVariables variables) {
        if (!SIGNED.equals(variables.textOrNull(Answer.SIGN_OUTCOME))) {
            return Optional.empty();
        }
        return Optional.of(signed.ofTask(task.getId())
                .orElseThrow(() -> new IllegalStateException("The answer of " + task.getAssignee()
                        + " cannot be recorded: no signature was handed in for task " + task.getId() + ". Sign it.")));
    }

    /** A rejection protects, so it needs neither a key of one's own nor a fresh login. */
    private Optional<SignedApproval> signedAtOnce(DelegateTask task, Approval approval, ReleaseVariables variables) {
        String tier = variables.text(Fact.RISK_TIER);
        if (approval.approved()
                && canSignNext(variables)
                && !ways.ownOf(approval.person(), tier).isEmpty()) {
            variables.put(Fact.APPROVER, approval.person()).put(Fact.APPROVAL_ON_BEHALF_OF, approval.onBehalfOf());
            return Optional.empty();
        }
        if (approval.approved() && !ways.serviceKeyCounts(tier)) {
            throw new IllegalStateException("The answer of " + approval.person() + " cannot be signed: a release of "
                    + tier + " risk takes a key of one's own. Enrol one under /keys.");
        }
        return Optional.of(byServer(task, approval));
    }

    /** A release that began under a model without that task has no place to sign later. */
    private static boolean canSignNext(ReleaseVariables variables) {
        return variables.raw(Fact.APPROVAL_SIGNED.variable()) != null;
    }

    private SignedApproval byServer(DelegateTask task, Approval approval) {
        PendingStatement statement = statements.of(
                task,
                approval,
                ApprovalStatement.SERVICE_KEY,
                login.of(approval.person()).orElse(null));
        pending.add(statement);
        pending.use(statement.id(), clock.instant());
        SignedApproval made = signed(
                statement, approval, SigningWays.SERVICE_KEY, server.fingerprint(), server.sign(statement.envelope()));
        signed.keep(made);
        return made;
    }

    SignedApproval signed(
            PendingStatement statement, Approval approval, String way, String keyId, StatementEnvelope envelope) {
        return new SignedApproval(
                statement.id(),
                statement.taskId(),
                statement.release(),
                statement.round(),
                statement.role(),
                statement.person(),
                approval.approved() ? "APPROVE" : "REJECT",
                way,
                keyId,
                envelope,
                clock.instant());
    }
}
