package dev.slipway.audit.releases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ran at one moment, place by place.
 *
 * @param at the moment that was asked about
 * @param after place behind which the list goes on, or null at its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunningAnswer(
        Instant at, List<Place> places, @Nullable String after) {

    /**
     * One environment of the system.
     *
     * @param running null where the ledger does not say
     * @param knownFrom since when it says something; null where it never does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(
            String system,
            String environment,
            @Nullable Running running,
            @Nullable Instant knownFrom) {}
}
