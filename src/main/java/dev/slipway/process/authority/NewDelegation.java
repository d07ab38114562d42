package dev.slipway.process.authority;

import dev.slipway.approval.Delegation;
import org.jspecify.annotations.Nullable;

/** A delegation as it was sent, not yet checked. */
record NewDelegation(
        @Nullable String role,
        @Nullable String holder,
        @Nullable String delegate,
        @Nullable String from,
        @Nullable String until,
        @Nullable String reason) {

    /** @throws IllegalArgumentException in words for people */
    Delegation entry(String id) {
        return new Delegation(
                id,
                Sent.text("role", role),
                Sent.text("holder", holder),
                Sent.text("delegate", delegate),
                Sent.moment("from", from),
                Sent.moment("until", until),
                Sent.reason(reason),
                null);
    }
}
