package dev.slipway.audit.releases;

import dev.slipway.audit.Attention;
import java.time.Instant;
import java.util.List;

/**
 * What an auditor sees first.
 *
 * @param notes what needs a look and is no release
 * @param openFindings how many there are; of more than a thousand one more than that
 * @param findings the oldest open ones
 * @param security what may have been an attack in the last 90 days, the newest first
 * @param idle open releases in which nothing has happened for two weeks, the longest first
 * @param underWay how many releases are open; of more than a thousand one more than that
 * @param figures of the last 30 and 90 days
 */
record AuditOverview(
        List<Attention.Note> notes,
        int openFindings,
        List<FindingRow> findings,
        List<FindingRow> security,
        List<Idle> idle,
        int underWay,
        List<Figure> figures) {

    /** An open release in which nothing happens. */
    record Idle(String slug, Instant lastAt) {

        public String place() {
            return OfRelease.inWords(slug);
        }
    }

    /**
     * How often something happened.
     *
     * @param link to what is counted, in the last 90 days
     */
    record Figure(String title, long days30, long days90, String link) {}

    public boolean quiet() {
        return notes.isEmpty() && findings.isEmpty() && security.isEmpty() && idle.isEmpty();
    }

    public String inWords(int counted) {
        return counted > FindingSearch.COUNTED ? "more than " + FindingSearch.COUNTED : String.valueOf(counted);
    }
}
