package dev.slipway.process.authority;

import dev.slipway.approval.Absence;
import org.jspecify.annotations.Nullable;

/** An absence as it was sent, not yet checked. */
record NewAbsence(
        @Nullable String person,
        @Nullable String from,
        @Nullable String until,
        @Nullable String reason) {

    /** @throws IllegalArgumentException in words for people */
    Absence entry(String id) {
        return new Absence(
                id,
                Sent.text("person", person),
                Sent.moment("from", from),
                Sent.moment("until", until),
                Sent.reason(reason),
                null);
    }
}
