package dev.slipway.process.candidate;

import dev.slipway.process.Answer;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.intake.Requester;
import dev.slipway.release.ChangeRequest;
import dev.slipway.release.ChangeRequest.Standing;
import dev.slipway.release.ChangeRequests;
import dev.slipway.release.Finding;
import dev.slipway.release.ReleaseId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ties a release to the change that it carries out. */
@Component
class RecordedChange {

    private final ChangeRequests changes;

    RecordedChange(ChangeRequests changes) {
        this.changes = changes;
    }

    /**
     * A person's request for a release is itself the record of a change that nobody asked for before; a pipeline's is
     * not, since its ticket must come from the change intake.
     */
    void open(ReleaseId release, ReleaseVariables variables, Requester requester) {
        String ticket = variables.text(Answer.CHANGE_TICKET);
        if (!requester.pipeline() && changes.standing(ticket, release.system()) == Standing.UNKNOWN) {
            changes.record(new ChangeRequest(ticket, ChangeRequest.Answer.AI_SYSTEM, release.system(), requester.id()));
        }
    }

    Standing standing(ReleaseId release, ReleaseVariables variables) {
        return changes.standing(variables.text(Answer.CHANGE_TICKET), release.system());
    }

    List<Finding> findings(ReleaseId release, ReleaseVariables variables) {
        Standing standing = standing(release, variables);
        return standing == Standing.RECORDED
                ? List.of()
                : List.of(new Finding(
                        "CHANGE_NOT_RECORDED",
                        "request",
                        "Change ticket",
                        "Change " + variables.text(Answer.CHANGE_TICKET) + " " + inWords(standing) + ".",
                        "Record it for " + release.system()
                                + " with the form 'Request change' or POST /api/changes, then read again; or end this"
                                + " release and name the right ticket."));
    }

    private static String inWords(Standing standing) {
        return switch (standing) {
            case RECORDED -> "is recorded";
            case UNKNOWN -> "was never recorded";
            case NOT_AI -> "was recorded as one that changes no AI system";
            case REJECTED -> "was rejected";
            case OTHER_SYSTEM -> "was recorded for another system";
        };
    }
}
