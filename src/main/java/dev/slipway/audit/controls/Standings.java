package dev.slipway.audit.controls;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how the releases of a period stand with a control. */
final class Standings {

    static final int PAGE = 25;
    static final int MOST_COUNTED = 1000;

    private static final String BEFORE = " and requested_at <= ? and (requested_at < ? or subject < ?)";
    private static final String ORDER = " order by requested_at desc, subject desc limit ?";

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a page ended: the next begins with what is older. */
    record Place(Instant at, String subject) {

        static Place parse(String text) {
            int comma = text.indexOf(',');
            try {
                return new Place(Instant.parse(text.substring(0, Math.max(comma, 0))), text.substring(comma + 1));
            } catch (DateTimeParseException wrong) {
                throw new IllegalArgumentException(
                        "'" + text + "' is no place in this list. Begin with its first page.", wrong);
            }
        }

        @Override
        public String toString() {
            return at + "," + subject;
        }
    }

    /** A release and how it stands; of one under way nothing is missing yet. */
    record Stands(String subject, Instant requestedAt, int done, List<Missing> missing) {}

    /** What a release went through. */
    record Went(String task, String state, long entry, Instant at, String person, String role) {}

    /** One more than a page holds, when there are more. */
    List<Stands> page(String control, Show show, Period period, @Nullable Place before) {
        List<Object> values = new ArrayList<>();
        boolean running = show == Show.RUNNING;
        if (!running) {
            values.addAll(List.of(control, show.standing()));
        }
        values.addAll(List.of(Timestamp.from(period.begins()), Timestamp.from(period.ends())));
        if (before != null) {
            Timestamp at = Timestamp.from(before.at());
            values.addAll(List.of(at, at, before.subject()));
        }
        values.add(PAGE + 1);
        String from = running
                ? "select subject, requested_at, 0, '' from audit_control_case where closed_at is null"
                : "select subject, requested_at, done, missing from audit_control_standing"
                        + " where control = ? and standing = ?";
        return jdbc.sql(from + " and requested_at >= ? and requested_at < ?" + (before == null ? "" : BEFORE) + ORDER)
                .params(values)
                .query((row, number) -> new Stands(
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getInt(3),
                        Missing.parse(row.getString(4))))
                .list();
    }

    /** How many releases of the period have a gap, counted no further than a bound. */
    int gaps(String control, Period period) {
        return jdbc.sql(
                        "select count(*) from (select 1 as gap from audit_control_standing"
                                + " where control = ? and standing = 0 and requested_at >= ? and requested_at < ? limit ?) found")
                .params(control, Timestamp.from(period.begins()), Timestamp.from(period.ends()), MOST_COUNTED + 1)
                .query(Integer.class)
                .single();
    }

    Map<String, ControlCase> cases(Collection<String> subjects) {
        Map<String, ControlCase> found = new HashMap<>();
        if (!subjects.isEmpty()) {
            jdbc.sql("select " + ControlTable.CASE_COLUMNS + " from audit_control_case where subject in (:subjects)")
                    .param("subjects", subjects)
                    .query((row, number) -> ControlTable.read(row))
                    .list()
                    .forEach(release -> found.put(release.subject(), release));
        }
        return found;
    }

    /** What these releases went through, by release. */
    Map<String, List<Went>> went(Collection<String> subjects) {
        Map<String, List<Went>> found = new HashMap<>();
        if (!subjects.isEmpty()) {
            jdbc.sql("select subject, task, state, seq, done_at, person, role from audit_control_task"
                            + " where subject in (:subjects) order by subject, seq")
                    .param("subjects", subjects)
                    .query(row -> {
                        found.computeIfAbsent(row.getString(1), none -> new ArrayList<>())
                                .add(new Went(
                                        row.getString(2),
                                        row.getString(3),
                                        row.getLong(4),
                                        row.getObject(5, OffsetDateTime.class).toInstant(),
                                        row.getString(6),
                                        row.getString(7)));
                    });
        }
        return found;
    }
}
