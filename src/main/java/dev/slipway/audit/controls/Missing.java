package dev.slipway.audit.controls;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A task that serves a control and that a release did not go through, and why. */
record Missing(String task, Why why) {

    /** Why a task is missing; only the first three are gaps. */
    enum Why {
        /** The release came as far without it. */
        NOT_RUN,
        /** It was begun and not finished, and the release came as far. */
        BROKEN_OFF,
        /** Its last verdict was no, and the release came as far. */
        FAILED,
        /** The route does not demand it. */
        ROUTE,
        /** The release took back a closed deployment, which goes through the steps of a rollback alone. */
        ROLLBACK,
        /** An exception that was approved put it off. */
        DEFERRED,
        /** The release ended before. */
        ENDED_BEFORE,
        /** Nothing happened that the control is about; said only where a release has no evidence of it at all. */
        NOT_NEEDED;

        boolean isGap() {
            return this == NOT_RUN || this == BROKEN_OFF || this == FAILED;
        }
    }

    static String text(List<Missing> missing) {
        return missing.stream().map(one -> one.task() + ":" + one.why()).collect(Collectors.joining(","));
    }

    static List<Missing> parse(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).flatMap(Missing::one).toList();
    }

    private static Stream<Missing> one(String text) {
        int colon = text.lastIndexOf(':');
        return Stream.of(new Missing(text.substring(0, colon), Why.valueOf(text.substring(colon + 1))));
    }
}
