package dev.slipway.process.modification;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import dev.slipway.release.RiskTier;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Answers about a modification may be stricter than the table; a laxer one, and a certificate, must hold water. */
@Component
class ModificationRules implements ReleaseRules {

    static final String ASSESSMENT = "Activity_AssessSubstantialModification";
    static final String CONFORMITY = "Activity_RecordConformityAssessment";
    static final String ESTABLISHED = "established";
    static final String NOT_APPLICABLE = "notApplicable";

    private static final String NOTIFIED_BODY = "notifiedBody";

    private final Clock clock;

    ModificationRules(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void check(Completion completion) {
        if (completion.isOf(ASSESSMENT)) {
            checkAssessment(completion);
        } else if (completion.isOf(CONFORMITY)) {
            checkConformity(completion);
        }
    }

    private static void checkAssessment(Completion assessment) {
        boolean no = text(assessment, Answer.MODIFICATION_SUBSTANTIAL).equals("no");
        boolean proposedNo = assessment
                .text(Fact.MODIFICATION_PROPOSAL.variable())
                .equals(DetermineModificationDelegate.NOT_SUBSTANTIAL);
        if (no
                && !proposedNo
                && text(assessment, Answer.MODIFICATION_LAXER_REASON).isBlank()) {
            throw assessment.refusal("the table takes this change for substantial, and "
                    + found(assessment, Answer.MODIFICATION_SUBSTANTIAL)
                    + " is laxer; say why the table is wrong here, or answer with yes.");
        }
        if (!no && text(assessment, Answer.MODIFICATION_PREDETERMINED).equals("yes")) {
            throw assessment.refusal("a change that was pre-determined is no substantial modification (Art. 43(4)),"
                    + " found " + found(assessment, Answer.MODIFICATION_SUBSTANTIAL) + " and "
                    + found(assessment, Answer.MODIFICATION_PREDETERMINED)
                    + "; answer one of them with no. What goes beyond the declared limits was not pre-determined.");
        }
    }

    private void checkConformity(Completion conformity) {
        switch (text(conformity, Answer.CONFORMITY_OUTCOME)) {
            case NOT_APPLICABLE -> checkTier(conformity);
            case ESTABLISHED -> checkDates(conformity);
            default -> {}
        }
    }

    private static void checkTier(Completion conformity) {
        String tier = conformity.text(Fact.RISK_TIER.variable());
        if (!tier.equals(RiskTier.LIMITED.id()) && !tier.equals(RiskTier.MINIMAL.id())) {
            throw conformity.refusal("a conformity procedure applies to high risk, found the tier '" + tier
                    + "'; record the new assessment, or that it failed.");
        }
    }

    private void checkDates(Completion conformity) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (text(conformity, Answer.CONFORMITY_ASSESSED_ON).compareTo(today.toString()) > 0) {
            throw conformity.refusal(found(conformity, Answer.CONFORMITY_ASSESSED_ON)
                    + " lies in the future; record an assessment that has taken place.");
        }
        String until = text(conformity, Answer.CONFORMITY_VALID_UNTIL);
        if (until.isEmpty() && text(conformity, Answer.CONFORMITY_PROCEDURE).equals(NOTIFIED_BODY)) {
            throw conformity.refusal("a certificate of a notified body has an end (Art. 44(2)), found none; enter '"
                    + conformity.label(Answer.CONFORMITY_VALID_UNTIL.key()) + "'.");
        }
        if (!until.isEmpty() && until.compareTo(today.toString()) < 0) {
            throw conformity.refusal(found(conformity, Answer.CONFORMITY_VALID_UNTIL)
                    + " has passed; record a certificate that is still valid.");
        }
    }

    private static String found(Completion completion, Answer answer) {
        return "'" + completion.label(answer.key()) + "' " + text(completion, answer);
    }

    private static String text(Completion completion, Answer answer) {
        return completion.text(answer.key());
    }
}
