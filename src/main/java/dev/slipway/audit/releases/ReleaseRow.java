package dev.slipway.audit.releases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.slipway.audit.words.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One release in the list.
 *
 * @param replaces the version that was deployed when it was requested
 * @param phase the phase that began last
 * @param endedAt null while it is open
 * @param approvers who said yes, each with the role
 */
record ReleaseRow(
        String slug,
        long firstSequence,
        String system,
        String version,
        String environment,
        int attempt,
        String type,
        boolean urgent,
        String changeTicket,
        String riskTier,
        boolean substantial,
        String replaces,
        String requester,
        String requestedAs,
        Instant requestedAt,
        String phase,
        String outcome,
        @Nullable Instant endedAt,
        int findings,
        int openFindings,
        List<String> approvers) {

    @JsonIgnore
    public boolean isOpen() {
        return outcome.equals(Outcome.OPEN.word());
    }

    public String outcomeTitle() {
        return Outcome.titleOf(outcome);
    }

    public String phaseTitle() {
        return Phase.valueOf(phase).title();
    }

    ReleaseRow with(String requestedBy, List<String> approvedBy) {
        return new ReleaseRow(
                slug,
                firstSequence,
                system,
                version,
                environment,
                attempt,
                type,
                urgent,
                changeTicket,
                riskTier,
                substantial,
                replaces,
                requestedBy,
                requestedAs,
                requestedAt,
                phase,
                outcome,
                endedAt,
                findings,
                openFindings,
                approvedBy);
    }
}
