package dev.slipway.audit.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The release in a few words.
 *
 * @param tier of the risk; null as long as nobody classified it
 * @param replaces the version that ran before; null when there was none
 * @param outcome how it ended, as the ledger calls it; null while it runs
 * @param recovery what was promised and measured; null when nothing was promised
 * @param words the same as sentences, for people
 */
public record Summary(
        String system,
        String version,
        String environment,
        int attempt,
        @Nullable String type,
        boolean urgent,
        @Nullable String tier,
        @Nullable String replaces,
        @Nullable String change,
        @Nullable String reason,
        Who requester,
        List<Who> approvers,
        Instant requestedAt,
        @Nullable Instant endedAt,
        @Nullable String outcome,
        @Nullable Recovery recovery,
        List<Labelled> digests,
        List<String> words) {

    /**
     * How long the way back may take, and took.
     *
     * @param tookMillis null when the way back was not taken
     */
    public record Recovery(
            String promisedMinutes,
            @Nullable Long tookMillis,
            @Nullable Boolean kept) {}
}
