package dev.slipway.audit.releases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One finding.
 *
 * @param subject slug of the release, or what else it is about
 * @param release whether the subject is a release
 * @param sequence of the entry that opened it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingRow(
        String subject,
        boolean release,
        String kind,
        String state,
        String said,
        long sequence,
        Instant openedAt,
        @Nullable Instant dueAt) {

    public String place() {
        return OfRelease.inWords(subject);
    }

    public String title() {
        return FindingKind.valueOf(kind).title();
    }

    public String meaning() {
        return FindingKind.valueOf(kind).meaning();
    }
}
