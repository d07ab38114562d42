package dev.slipway.audit.controls;

import dev.slipway.audit.words.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Why a release lacks a task that serves a control, in words.
 *
 * @param demands when a release has to go through each task
 */
record Reasons(Demands demands) {

    /** @param outcome of the release, by the word of the model */
    String of(Missing missing, @Nullable String outcome) {
        return switch (missing.why()) {
            case NOT_RUN -> "not run, although " + passed(missing.task(), outcome);
            case BROKEN_OFF -> "begun and broken off, although " + passed(missing.task(), outcome);
            case FAILED -> "with a no as the last verdict, although " + passed(missing.task(), outcome);
            case ROUTE -> route(missing.task());
            case ROLLBACK -> "the release took back a closed deployment, which takes the steps of a rollback only";
            case DEFERRED -> "put off by an approved exception";
            case NOT_NEEDED -> demands.of(missing.task()).words();
            case ENDED_BEFORE -> "the release ended before: " + Outcome.titleOf(String.valueOf(outcome));
        };
    }

    /** What had happened without the task. */
    private String passed(String task, @Nullable String outcome) {
        Demands.Demand demand = demands.of(task);
        if (demand.kind() == Demands.Kind.BACK) {
            return "the release was taken back";
        }
        return "success".equals(outcome)
                ? Demands.Point.CLOSE.passed()
                : demand.by().passed();
    }

    private String route(String task) {
        String words = demands.of(task).words();
        return words.isEmpty() ? "the route of this type and tier does not demand it" : words;
    }
}
