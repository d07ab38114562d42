package dev.slipway.process.approve;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import dev.slipway.release.Role;
import org.springframework.stereotype.Component;

/** The committee approves by a majority of votes. */
@Component
class CommitteeRules implements ReleaseRules {

    private static final String FOR = "votesFor";
    private static final String AGAINST = "votesAgainst";

    @Override
    public void check(Completion completion) {
        if (completion.isOf("Activity_GiveApproval")
                && completion.text(Fact.ROLE.variable()).equals(Role.GOVERNANCE_COMMITTEE.id())
                && completion.text(Answer.APPROVAL_DECISION.key()).equals("approve")
                && votes(completion, FOR) <= votes(completion, AGAINST)) {
            throw completion.refusal("an approval of the committee needs more votes for than against, found '"
                    + completion.label(FOR) + "' " + completion.text(FOR) + " and '" + completion.label(AGAINST) + "' "
                    + completion.text(AGAINST) + "; correct the count, or answer with the rejection.");
        }
    }

    private static int votes(Completion completion, String key) {
        return completion.value(key) instanceof Number number ? number.intValue() : 0;
    }
}
