package dev.slipway.audit.releases;

import dev.slipway.process.history.LedgerPeople;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds releases, a part of the list at a time. A part begins behind a place and is read along an index, so that the
 * thousandth takes no longer than the first.
 */
@Component
class ReleaseSearch {

    static final int SIZE = 25;

    private static final int LARGEST = 200;
    private static final int BATCH = 500;
    private static final int COUNTED = 1000;

    private static final String COLUMNS =
            "select r.slug, r.first_seq, r.system, r.version, r.environment, r.attempt, r.release_type, r.urgent,"
                    + " r.change_ticket, r.risk_tier, r.substantial, r.deployed_version, r.requester, r.requested_as,"
                    + " r.requested_at, r.phase, r.outcome, r.ended_at, r.findings, r.open_findings"
                    + " from audit_release r";

    private final JdbcTemplate jdbc;
    private final ReleaseFilter filter;
    private final LedgerPeople people;

    ReleaseSearch(JdbcTemplate jdbc, ReleaseFilter filter, LedgerPeople people) {
        this.jdbc = jdbc;
        this.filter = filter;
        this.people = people;
    }

    /** @throws BadFilter when the query cannot be searched for */
    ReleasePage page(ReleaseQuery query) {
        Where where = filter.where(query);
        ReleaseOrder order = ReleaseOrder.of(query);
        int size = size(query);
        List<ReleaseRow> rows = rows(where, order, size + 1);
        boolean further = rows.size() > size;
        List<ReleaseRow> shown = named(order.shown(further ? rows.subList(0, size) : rows));
        int total = count(where);
        return new ReleasePage(
                shown,
                Math.min(total, COUNTED),
                total > COUNTED,
                order.next(shown, further),
                order.previous(shown, further));
    }

    /** @throws BadFilter when the query cannot be searched for */
    void check(ReleaseQuery query) {
        filter.where(query);
        ReleaseOrder.of(query);
    }

    /** All that match, in constant memory; what comes in meanwhile may be among them. */
    void each(ReleaseQuery query, Consumer<ReleaseRow> reader) {
        Where where = filter.where(query);
        ReleaseOrder order = ReleaseOrder.of(query).fromTheStart();
        List<ReleaseRow> rows = rows(where, order, BATCH);
        while (!rows.isEmpty()) {
            named(rows).forEach(reader);
            order = order.after(rows.get(rows.size() - 1));
            rows = rows.size() < BATCH ? List.of() : rows(where, order, BATCH);
        }
    }

    private static int size(ReleaseQuery query) {
        String wanted = query.size();
        if (wanted == null || wanted.isBlank()) {
            return SIZE;
        }
        if (!wanted.matches("[0-9]{1,3}") || Integer.parseInt(wanted) < 1 || Integer.parseInt(wanted) > LARGEST) {
            throw new BadFilter("size", "1 to " + LARGEST, wanted);
        }
        return Integer.parseInt(wanted);
    }

    private List<ReleaseRow> rows(Where all, ReleaseOrder order, int limit) {
        Where where = all.copy();
        order.begin(where);
        return jdbc.query(
                COLUMNS + where.sql() + order.sql() + " fetch first " + limit + " rows only",
                (row, number) -> row(row),
                where.values());
    }

    /** Not further than people want to know. */
    private int count(Where where) {
        Integer found = jdbc.queryForObject(
                "select count(*) from (select 1 from audit_release r" + where.sql() + " fetch first " + (COUNTED + 1)
                        + " rows only) counted",
                Integer.class,
                where.values());
        return found == null ? 0 : found;
    }

    private static ReleaseRow row(ResultSet row) throws SQLException {
        return new ReleaseRow(
                row.getString("slug"),
                row.getLong("first_seq"),
                row.getString("system"),
                row.getString("version"),
                row.getString("environment"),
                row.getInt("attempt"),
                row.getString("release_type"),
                row.getBoolean("urgent"),
                row.getString("change_ticket"),
                row.getString("risk_tier"),
                row.getBoolean("substantial"),
                row.getString("deployed_version"),
                row.getString("requester"),
                row.getString("requested_as"),
                row.getTimestamp("requested_at").toInstant(),
                row.getString("phase"),
                row.getString("outcome"),
                instant(row.getTimestamp("ended_at")),
                row.getInt("findings"),
                row.getInt("open_findings"),
                List.of());
    }

    static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private List<ReleaseRow> named(List<ReleaseRow> rows) {
        Map<String, List<String>> approvers = approvers(rows);
        return rows.stream()
                .map(row -> row.with(people.named(row.requester()), approvers.getOrDefault(row.slug(), List.of())))
                .toList();
    }

    private Map<String, List<String>> approvers(List<ReleaseRow> rows) {
        Map<String, List<String>> found = new HashMap<>();
        if (rows.isEmpty()) {
            return found;
        }
        List<Object> values =
                new ArrayList<>(rows.stream().map(ReleaseRow::slug).toList());
        values.add(Part.APPROVER.name());
        jdbc.query(
                "select slug, person, role, on_behalf_of from audit_release_person where slug in ("
                        + String.join(", ", Collections.nCopies(rows.size(), "?"))
                        + ") and part = ? order by slug, seq",
                row -> {
                    String line = line(row.getString(2), row.getString(3), row.getString(4));
                    List<String> lines = found.computeIfAbsent(row.getString(1), slug -> new ArrayList<>());
                    if (!lines.contains(line)) {
                        lines.add(line);
                    }
                },
                values.toArray());
        return found;
    }

    private String line(String person, String role, @Nullable String principal) {
        return people.named(person) + " (" + role
                + (principal == null ? "" : ", on behalf of " + people.named(principal)) + ")";
    }
}
