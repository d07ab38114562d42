package dev.slipway.audit.releases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was running in one place for some time.
 *
 * @param until null while it lasts
 * @param stable what answered people, or null where nothing did
 * @param candidate what was rolled out beside it, or null
 * @param candidatePercent of the requests went to the candidate
 * @param shadowPercent of the requests were copied to the candidate, whose answers nobody got
 * @param seenBy release whose entry says so
 * @param seenIn type of that entry
 * @param sequence number of that entry
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Running(
        String system,
        String environment,
        Instant from,
        @Nullable Instant until,
        @Nullable Served stable,
        @Nullable Served candidate,
        int candidatePercent,
        int shadowPercent,
        String seenBy,
        String seenIn,
        long sequence) {}
