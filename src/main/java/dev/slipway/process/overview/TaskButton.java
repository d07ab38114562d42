package dev.slipway.process.overview;

import dev.slipway.process.hold.OfferedAct;
import dev.slipway.process.hold.TaskAct;
import java.util.Map;

/**
 * A button by which a person lifts, rejects or sends back, in the place of the form of a task.
 *
 * @param asksMore whether a reason is not enough, so that the task itself is the place
 */
record TaskButton(OfferedAct act, boolean asksMore) {

    private static final Map<String, String> PLACES = Map.of(
            "candidate", "the evidence",
            "package", "the package",
            "staging", "staging",
            "readiness", "the readiness checks",
            "preparation", "preparation and staging",
            "modification", "the assessment of the modification",
            "plan", "the plan",
            "approval", "the approvals");

    public String path() {
        return act.act().path();
    }

    public String to() {
        return act.to();
    }

    public String words() {
        return switch (act.act()) {
            case LIFT -> "Lift it";
            case REJECTION -> "Reject it";
            case REWORK -> "Back to " + PLACES.getOrDefault(act.to(), act.to());
        };
    }

    boolean is(TaskAct kind) {
        return act.act() == kind;
    }
}
