package dev.slipway.process.sign;

import dev.slipway.access.FreshLogin;
import dev.slipway.approval.SignedApprovals;
import dev.slipway.process.Answer;
import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.Refusal;
import dev.slipway.process.guard.ReleaseRules;
import dev.slipway.release.ReleaseId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Refuses an approval that nothing would sign: no key that counts, no fresh login, no signature handed in. */
@Component
class SignatureRules implements ReleaseRules {

    private static final String GIVE = "Activity_GiveApproval";
    private static final String APPROVE = "approve";

    private final SigningWays ways;
    private final Candidates candidates;
    private final SignedApprovals signed;
    private final SigningProperties properties;
    private final FreshLogin login;
    private final Clock clock;

    SignatureRules(
            SigningWays ways,
            Candidates candidates,
            SignedApprovals signed,
            SigningProperties properties,
            FreshLogin login,
            Clock clock) {
        this.ways = ways;
        this.candidates = candidates;
        this.signed = signed;
        this.properties = properties;
        this.login = login;
        this.clock = clock;
    }

    @Override
    public void check(Completion completion) {
        if (completion.isOf(GIVE)
                && completion.text(Answer.APPROVAL_DECISION.key()).equals(APPROVE)) {
            requireWay(completion);
            requireEvidence(completion);
        }
        if (completion.isOf(AnswerSignatures.SIGN)
                && completion.text(Answer.SIGN_OUTCOME.key()).equals(AnswerSignatures.SIGNED)) {
            requireSignature(completion);
        }
    }

    private void requireWay(Completion completion) {
        String person = String.valueOf(completion.task().assignee());
        String tier = completion.text(Fact.RISK_TIER.variable());
        if (!ways.ownOf(person, tier).isEmpty()) {
            return;
        }
        if (!ways.serviceKeyCounts(tier)) {
            throw Refusal.forbidden(
                    completion.name() + " refused: a release of " + tier + " risk is approved with a key"
                            + " of one's own (" + String.join(", ", ways.of(tier)) + "), and " + person
                            + " has none that counts. Propose one under /keys, and have a second person vouch for it."
                            + ways.untaken(person, tier));
        }
        requireFreshLogin(completion, person);
    }

    /** Nobody signs for bytes that are not there any more. */
    private void requireEvidence(Completion completion) {
        try {
            Statements.subjects(
                    candidates
                            .candidate(ReleaseId.parse(
                                    String.valueOf(completion.task().businessKey())))
                            .releasePackage(),
                    completion.text(Fact.PACKAGE_DIGEST.variable()),
                    completion.text(Fact.CONFIGURATION_DIGEST.variable()),
                    completion.text(Fact.EVIDENCE_BUNDLE_ID.variable()));
        } catch (IllegalStateException gone) {
            throw completion.refusal(String.valueOf(gone.getMessage()));
        }
    }

    private void requireFreshLogin(Completion completion, String person) {
        Optional<Instant> at = login.of(person);
        if (!properties.fresh(at, clock.instant())) {
            throw Refusal.forbidden(completion.name() + " refused: the server signs for who logged in within "
                    + properties.freshLogin().toMinutes() + " minutes; " + person + " logged in "
                    + at.map(time -> "at " + time).orElse("at an unknown time")
                    + ". Sign out, sign in again, and answer again.");
        }
    }

    private void requireSignature(Completion completion) {
        String approver = completion.text(Fact.APPROVER.variable());
        if (!approver.equals(completion.task().assignee())) {
            throw Refusal.forbidden(completion.name() + " refused: the answer is " + approver
                    + "'s, who alone signs it. Choose to answer anew instead.");
        }
        if (signed.ofTask(completion.task().taskId()).isEmpty()) {
            throw Refusal.badRequest(
                    completion.name() + " refused: no signature was handed in for it. Sign the statement"
                            + " with a passkey, or on the command line, and hand the signature in; that completes the task.");
        }
    }
}
