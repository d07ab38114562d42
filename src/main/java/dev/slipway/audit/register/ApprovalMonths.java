package dev.slipway.audit.register;

import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds up by role and month how long answers took, so that a period of years is read at once. */
final class ApprovalMonths {

    private static final Duration REMINDER = Duration.ofHours(8);
    private static final Duration ESCALATION = Duration.ofHours(24);

    private final JdbcClient jdbc;

    ApprovalMonths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How one role answered in a number of whole months.
     *
     * @param role id
     * @param later answers that took more than 24 hours
     */
    record OfRole(
            String role,
            long answers,
            long averageMillis,
            long longestMillis,
            long within8h,
            long within24h,
            long later) {}

    void add(String role, Instant answered, Duration took) {
        LocalDate month = monthOf(answered.atZone(ZoneOffset.UTC).toLocalDate());
        long millis = took.toMillis();
        int early = took.compareTo(REMINDER) <= 0 ? 1 : 0;
        int inTime = took.compareTo(ESCALATION) <= 0 ? 1 : 0;
        int known = jdbc.sql("update audit_approval_month set answers = answers + 1, millis = millis + ?,"
                        + " longest = case when longest < ? then ? else longest end, within_8h = within_8h + ?,"
                        + " within_24h = within_24h + ? where role = ? and month_start = ?")
                .params(millis, millis, millis, early, inTime, role, Date.valueOf(month))
                .update();
        if (known == 0) {
            jdbc.sql("insert into audit_approval_month"
                            + " (role, month_start, answers, millis, longest, within_8h, within_24h)"
                            + " values (?, ?, 1, ?, ?, ?, ?)")
                    .params(role, Date.valueOf(month), millis, millis, early, inTime)
                    .update();
        }
    }

    /** Each role in the whole months that the days lie in, both included. */
    List<OfRole> between(LocalDate first, LocalDate last) {
        return jdbc.sql("select role, sum(answers), sum(millis), max(longest), sum(within_8h), sum(within_24h)"
                        + " from audit_approval_month where month_start between ? and ? group by role order by role")
                .params(Date.valueOf(monthOf(first)), Date.valueOf(monthOf(last)))
                .query((row, number) -> new OfRole(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3) / row.getLong(2),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6) - row.getLong(5),
                        row.getLong(2) - row.getLong(6)))
                .list();
    }

    static LocalDate monthOf(LocalDate day) {
        return day.withDayOfMonth(1);
    }
}
