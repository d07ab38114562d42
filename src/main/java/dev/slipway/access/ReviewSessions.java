package dev.slipway.access;

import java.util.Optional;

/** Who reviews at this moment; asked with each request, so that an end and a revocation hold at once. */
public interface ReviewSessions {

    /** Name of the cookie that holds the session's secret. */
    String COOKIE = "slipway-review";

    /** @param secret as the browser sent it; empty when it opens nothing, whatever the reason */
    Optional<Reviewer> reviewer(String secret);
}
