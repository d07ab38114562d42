package dev.slipway.process.sign;

import dev.slipway.approval.Approval;
import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The answer of one approver as it stands in the form. */
public final class GivenAnswer {

    private static final String APPROVE = "approve";

    private GivenAnswer() {}

    /** @param person who is logged in, never a value of a form */
    public static Approval of(ReleaseVariables variables, String person, @Nullable String onBehalfOf, Instant now) {
        String role = variables.text(Fact.ROLE);
        return new Approval(
                role,
                person,
                onBehalfOf,
                APPROVE.equals(variables.text(Answer.APPROVAL_DECISION)),
                variables.textOrNull(Answer.APPROVAL_COMMENT),
                variables.textOrNull(Answer.APPROVAL_CONDITIONS),
                variables.textOrNull(Answer.APPROVAL_REWORK_PHASE),
                role.equals(Role.SYSTEM_OWNER.id()) && variables.is(Answer.STANDING_ROLLBACK),
                now);
    }
}
