package dev.slipway.audit.controls;

import dev.slipway.ledger.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what the controls are held against. */
final class ControlTable {

    static final String CASE_COLUMNS = "subject, definition, requested_at, closed_at, outcome, route, deferred";

    private final JdbcClient jdbc;

    ControlTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(String subject, Entry entry) {
        if (find(subject).isEmpty()) {
            jdbc.sql("insert into audit_control_case (subject, requested_at, route, deferred) values (?, ?, '', '')")
                    .params(subject, Timestamp.from(entry.time()))
                    .update();
        }
    }

    void definition(String subject, String definition) {
        set("definition", definition, subject);
    }

    void route(String subject, Map<String, String> more) {
        find(subject).ifPresent(found -> {
            Map<String, String> route = new HashMap<>(found.route());
            route.putAll(more);
            set("route", ControlCase.text(route), subject);
        });
    }

    void deferred(String subject, Iterable<String> sections) {
        set("deferred", String.join(",", sections), subject);
    }

    void close(String subject, String outcome, Instant at) {
        jdbc.sql("update audit_control_case set closed_at = ?, outcome = ? where subject = ?")
                .params(Timestamp.from(at), outcome, subject)
                .update();
    }

    private void set(String column, String value, String subject) {
        jdbc.sql("update audit_control_case set " + column + " = ? where subject = ?")
                .params(value, subject)
                .update();
    }

    /** What was once done is not undone by a later visit that was broken off. */
    void task(String subject, String task, TaskState state, Entry entry, String person, String role) {
        String known = jdbc.sql("select state from audit_control_task where subject = ? and task = ?")
                .params(subject, task)
                .query(String.class)
                .optional()
                .orElse("");
        if (known.equals(TaskState.DONE.name()) && state == TaskState.BROKEN_OFF) {
            return;
        }
        jdbc.sql("delete from audit_control_task where subject = ? and task = ?")
                .params(subject, task)
                .update();
        jdbc.sql("insert into audit_control_task (subject, task, state, seq, done_at, person, role)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(subject, task, state.name(), entry.sequence(), Timestamp.from(entry.time()), person, role)
                .update();
    }

    Optional<ControlCase> find(String subject) {
        return jdbc.sql("select " + CASE_COLUMNS + " from audit_control_case where subject = ?")
                .params(subject)
                .query((row, number) -> read(row))
                .optional();
    }

    Map<String, String> states(String subject) {
        Map<String, String> states = new HashMap<>();
        jdbc.sql("select task, state from audit_control_task where subject = ?")
                .params(subject)
                .query(row -> {
                    states.put(row.getString(1), row.getString(2));
                });
        return states;
    }

    /** How the release stands with each of these controls; all in two journeys, since every release meets all of them. */
    void stand(ControlCase release, Map<String, ControlCase.Standing> standings) {
        jdbc.sql("delete from audit_control_standing where control in (:controls) and subject = :subject")
                .param("controls", standings.keySet())
                .param("subject", release.subject())
                .update();
        List<Object> values = new ArrayList<>();
        standings.forEach((control, standing) -> values.addAll(List.of(
                control,
                release.subject(),
                standing.standing(),
                Timestamp.from(release.requestedAt()),
                standing.done(),
                Missing.text(standing.missing()))));
        jdbc.sql("insert into audit_control_standing (control, subject, standing, requested_at, done, missing) values "
                        + String.join(", ", Collections.nCopies(standings.size(), "(?, ?, ?, ?, ?, ?)")))
                .params(values)
                .update();
    }

    void clear() {
        jdbc.sql("delete from audit_control_standing").update();
        jdbc.sql("delete from audit_control_task").update();
        jdbc.sql("delete from audit_control_case").update();
    }

    static ControlCase read(ResultSet row) throws SQLException {
        return new ControlCase(
                row.getString("subject"),
                row.getString("definition"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("closed_at", OffsetDateTime.class)),
                row.getString("outcome"),
                ControlCase.route(row.getString("route")),
                Arrays.stream(row.getString("deferred").split(","))
                        .filter(section -> !section.isEmpty())
                        .collect(Collectors.toCollection(java.util.TreeSet::new)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
