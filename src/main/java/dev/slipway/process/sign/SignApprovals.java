package dev.slipway.process.sign;

import dev.slipway.approval.Approval;
import dev.slipway.approval.ApprovalStatement;
import dev.slipway.approval.PendingStatement;
import dev.slipway.approval.PendingStatements;
import dev.slipway.approval.SignatureRefused;
import dev.slipway.approval.SignatureSubmission;
import dev.slipway.approval.SignedApprovals;
import dev.slipway.approval.SigningKey;
import dev.slipway.approval.SigningWay;
import dev.slipway.approval.VerifiedSignature;
import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.guard.OwnSteps;
import dev.slipway.process.guard.Refusal;
import dev.slipway.process.record.SecurityEvents;
import dev.slipway.signature.UnreadableSignature;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** Hands out the statement of an answer, and takes its signature: with it the task is done, in one transaction. */
@Component
class SignApprovals {

    private final OwnSteps steps;
    private final TaskService tasks;
    private final IdentityService identities;
    private final Statements statements;
    private final PendingStatements pending;
    private final SignedApprovals signed;
    private final AnswerSignatures signatures;
    private final SigningWays ways;
    private final ServerKey server;
    private final SecurityEvents security;
    private final Clock clock;

    SignApprovals(
            OwnSteps steps,
            TaskService tasks,
            IdentityService identities,
            Statements statements,
            PendingStatements pending,
            SignedApprovals signed,
            AnswerSignatures signatures,
            SigningWays ways,
            ServerKey server,
            SecurityEvents security,
            Clock clock) {
        this.steps = steps;
        this.tasks = tasks;
        this.identities = identities;
        this.statements = statements;
        this.pending = pending;
        this.signed = signed;
        this.signatures = signatures;
        this.ways = ways;
        this.server = server;
        this.security = security;
        this.clock = clock;
    }

    /** What the person may sign, in which ways, and with which keys. */
    record Offer(PendingStatement statement, List<SigningWay> ways, List<SigningKey> keys) {}

    Offer offer(String taskId) {
        return steps.runAuthorized("PrepareStatement", taskId, () -> {
            TaskEntity task = ownTask(taskId);
            ReleaseVariables variables = ReleaseVariables.of(task);
            PendingStatement statement = statement(task);
            pending.add(statement);
            String tier = variables.text(Fact.RISK_TIER);
            return new Offer(statement, ways.ownOf(statement.person(), tier), ways.ownKeys(statement.person(), tier));
        });
    }

    private PendingStatement statement(TaskEntity task) {
        try {
            return statements.of(task, answer(task), ApprovalStatement.OWN_KEY, null);
        } catch (IllegalStateException gone) {
            throw Refusal.conflict("Signing of task '" + task.getName() + "' refused: " + gone.getMessage());
        }
    }

    /** The statement, for the person it was made for. */
    PendingStatement mine(String id) {
        return watched(id, () -> own(id));
    }

    /** Everything happens, or nothing: the signature is kept, the statement used, the task completed. */
    void sign(String id, SignatureSubmission submission) {
        watched(
                id,
                () -> steps.runAuthorized("SignApproval", id, () -> {
                    PendingStatement statement = own(id);
                    requireUsable(statement);
                    TaskEntity task = ownTask(statement.taskId());
                    Approval answer = answer(task);
                    SigningWay way = way(submission, ReleaseVariables.of(task), statement.person());
                    VerifiedSignature verified = verified(way, statement, submission);
                    ways.requireTaken(verified.key(), ReleaseVariables.of(task).text(Fact.RISK_TIER));
                    if (!pending.use(id, clock.instant())) {
                        throw used(id);
                    }
                    signed.keep(signatures.signed(
                            statement,
                            answer,
                            way.name(),
                            verified.key().fingerprint(),
                            server.sign(statement.envelope().with(verified.signature()))));
                    tasks.complete(task.getId(), Map.of(Answer.SIGN_OUTCOME.key(), AnswerSignatures.SIGNED));
                    return true;
                }));
    }

    private VerifiedSignature verified(SigningWay way, PendingStatement statement, SignatureSubmission submission) {
        try {
            return way.verify(statement, submission, ways.keys(statement.person(), way));
        } catch (UnreadableSignature e) {
            throw new SignatureRefused("The signature is refused: " + e.getMessage());
        }
    }

    private SigningWay way(SignatureSubmission submission, ReleaseVariables variables, String person) {
        String tier = variables.text(Fact.RISK_TIER);
        List<SigningWay> open = ways.ownOf(person, tier);
        return open.stream()
                .filter(way -> way.name().equals(submission.way()))
                .findFirst()
                .orElseThrow(() -> new SignatureRefused("The signature is refused: with a release of " + tier + " risk "
                        + person + " signs by "
                        + (open.isEmpty() ? "no way, for want of a key that counts" : names(open)) + "; found '"
                        + submission.way() + "'. Sign another way, or enrol a key under /keys."
                        + ways.untaken(person, tier)));
    }

    private PendingStatement own(String id) {
        PendingStatement statement = pending.find(id)
                .orElseThrow(() -> new SignatureRefused(
                        "Statement '" + id + "' is refused: there is none. Ask for a new one and sign that."));
        if (!statement.person().equals(user())) {
            throw new SignatureRefused("Statement " + id + " is refused: it was made for another person than " + user()
                    + ". Ask for one of your own.");
        }
        return statement;
    }

    private void requireUsable(PendingStatement statement) {
        if (statement.expiredAt(clock.instant())) {
            throw new SignatureRefused("Statement " + statement.id() + " is refused: it expired at "
                    + statement.expiresAt() + ". Ask for a new one and sign that.");
        }
        if (signed.ofTask(statement.taskId()).isPresent()) {
            throw used(statement.id());
        }
    }

    private static SignatureRefused used(String id) {
        return new SignatureRefused(
                "Statement " + id + " is refused: it, or another one for its task, was signed before,"
                        + " and an answer is signed once. There is nothing left to do.");
    }

    private TaskEntity ownTask(String taskId) {
        if (!(tasks.createTaskQuery().taskId(taskId).singleResult() instanceof TaskEntity task)) {
            throw new SignatureRefused("Task '" + taskId
                    + "' is not open: it was done, or its round has ended. There is" + " nothing to sign any more.");
        }
        String approver = ReleaseVariables.of(task).textOr(Fact.APPROVER, "nobody");
        if (!task.getTaskDefinitionKey().equals(AnswerSignatures.SIGN)
                || !user().equals(task.getAssignee())
                || !user().equals(approver)) {
            throw Refusal.forbidden("Signing of task '" + task.getName() + "' refused: it is not for " + user()
                    + " to sign. Only who answered signs that answer.");
        }
        return task;
    }

    private Approval answer(TaskEntity task) {
        ReleaseVariables variables = ReleaseVariables.of(task);
        return GivenAnswer.of(variables, user(), variables.textOrNull(Fact.APPROVAL_ON_BEHALF_OF), clock.instant());
    }

    /** What is refused here may be an attack: a replayed, foreign or forged signature. */
    private <T> T watched(String id, Supplier<T> step) {
        try {
            return step.get();
        } catch (SignatureRefused refused) {
            security.record(
                    "SignatureRefused",
                    String.valueOf(refused.getMessage()),
                    Map.of("statement", id.length() > 64 ? id.substring(0, 64) : id, "person", user()));
            throw refused;
        }
    }

    private String user() {
        Authentication login = identities.getCurrentAuthentication();
        return login == null ? "nobody" : login.getUserId();
    }

    private static String names(List<SigningWay> ways) {
        return String.join(", ", ways.stream().map(SigningWay::name).toList());
    }
}
