package dev.slipway.audit.releases;

import dev.slipway.audit.Attention;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Gathers what an auditor sees first; each part is short, however long the history is. */
@Component
class AuditOverviews {

    private static final Logger LOG = LoggerFactory.getLogger(AuditOverviews.class);
    private static final int SHOWN = 10;
    private static final int MONTH = 30;
    private static final int QUARTER = 90;
    private static final Duration IDLE = Duration.ofDays(14);

    private final JdbcTemplate jdbc;
    private final FindingSearch findings;
    private final ObjectProvider<Attention> attention;
    private final Clock clock;

    AuditOverviews(JdbcTemplate jdbc, FindingSearch findings, ObjectProvider<Attention> attention, Clock clock) {
        this.jdbc = jdbc;
        this.findings = findings;
        this.attention = attention;
        this.clock = clock;
    }

    AuditOverview now() {
        Instant now = clock.instant();
        return new AuditOverview(
                attention
                        .orderedStream()
                        .flatMap(source -> looked(source).stream())
                        .toList(),
                findings.open(),
                findings.open(SHOWN),
                findings.security(now.minus(Duration.ofDays(QUARTER)), SHOWN),
                idle(now),
                underWay(),
                figures(LocalDate.ofInstant(now, ZoneOffset.UTC)));
    }

    /** What cannot be looked at is not in order, and hides nothing else. */
    static List<Attention.Note> looked(Attention source) {
        try {
            return source.notes();
        } catch (RuntimeException broken) {
            LOG.warn("{} could not be looked at for the overview of auditors.", source.title(), broken);
            return List.of(new Attention.Note(
                    source.title() + " could not be looked at, so nobody knows whether it is in order."
                            + " The log of the server says why; load this page again when that is mended.",
                    "/audit"));
        }
    }

    private List<AuditOverview.Idle> idle(Instant now) {
        return jdbc.query(
                "select slug, last_at from audit_release_last where under_way = true and last_at < ?"
                        + " order by last_at, slug fetch first " + SHOWN + " rows only",
                (row, number) -> new AuditOverview.Idle(
                        row.getString(1), row.getTimestamp(2).toInstant()),
                Timestamp.from(now.minus(IDLE)));
    }

    private int underWay() {
        Integer found = jdbc.queryForObject(
                "select count(*) from (select 1 from audit_release_last where under_way = true fetch first "
                        + (FindingSearch.COUNTED + 1) + " rows only) counted",
                Integer.class);
        return found == null ? 0 : found;
    }

    private List<AuditOverview.Figure> figures(LocalDate today) {
        Days days = new Days(jdbc);
        Map<String, Long> month = days.since(today.minusDays(MONTH));
        Map<String, Long> quarter = days.since(today.minusDays(QUARTER));
        String from = "&from=" + today.minusDays(QUARTER);
        return List.of(
                figure("Releases requested", "requested", month, quarter, "?" + from.substring(1)),
                figure(
                        "Releases that went live and were accepted",
                        "ended:success",
                        month,
                        quarter,
                        "?outcome=success" + from),
                figure(
                        "Releases that were rolled back",
                        "ended:rolledBack",
                        month,
                        quarter,
                        "?outcome=rolledBack" + from),
                figure("Releases that were rejected", "ended:rejected", month, quarter, "?outcome=rejected" + from),
                figure("Releases that were withdrawn", "ended:withdrawn", month, quarter, "?outcome=withdrawn" + from));
    }

    private static AuditOverview.Figure figure(
            String title, String what, Map<String, Long> month, Map<String, Long> quarter, String search) {
        return new AuditOverview.Figure(
                title, month.getOrDefault(what, 0L), quarter.getOrDefault(what, 0L), ReleasesPage.PAGE + search);
    }
}
