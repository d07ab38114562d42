package dev.slipway.process.overview;

import dev.slipway.process.hold.ActRequest;
import dev.slipway.process.hold.TaskAct;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The form of a button that lifts, rejects or sends back. */
record SentAnswer(
        @Nullable String reason,
        @Nullable String task,
        @Nullable String to,
        @Nullable Boolean confirmed) {

    String text() {
        return Objects.requireNonNullElse(reason, "");
    }

    /** Which of the forms of a release it was; of two blocks each role lifts its own, in the same form. */
    String place(TaskAct act) {
        return act == TaskAct.LIFT ? act.path() : Objects.requireNonNullElse(task, "");
    }

    ActRequest request() {
        return new ActRequest(
                text(),
                Objects.requireNonNullElse(task, ""),
                Objects.requireNonNullElse(to, ""),
                Boolean.TRUE.equals(confirmed),
                Map.of());
    }
}
