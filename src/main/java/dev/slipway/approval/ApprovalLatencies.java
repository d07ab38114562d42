package dev.slipway.approval;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How long approvals waited, by role: from the opening of a round to the answer. */
@Repository
public class ApprovalLatencies {

    private static final int MOST_ANSWERS = 5000;

    private final JdbcTemplate jdbc;

    ApprovalLatencies(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the answers since then, by the name of the role; of very many the newest. */
    public List<ApprovalLatency> since(Instant from) {
        Map<String, List<Duration>> waited = new TreeMap<>();
        jdbc.query(
                "select a.role, a.given_at, r.opened_at from approval_given a"
                        + " join approval_round r on r.slug = a.slug and r.round = a.round"
                        + " where a.given_at >= ? order by a.given_at desc fetch first " + MOST_ANSWERS + " rows only",
                row -> {
                    waited.computeIfAbsent(row.getString(1), role -> new ArrayList<>())
                            .add(Duration.between(
                                    row.getTimestamp(3).toInstant(),
                                    row.getTimestamp(2).toInstant()));
                },
                Timestamp.from(from));
        return waited.entrySet().stream()
                .map(role -> of(role.getKey(), role.getValue().stream().sorted().toList()))
                .toList();
    }

    private static ApprovalLatency of(String role, List<Duration> sorted) {
        return new ApprovalLatency(
                role, sorted.size(), sorted.get((sorted.size() - 1) / 2), sorted.get(sorted.size() - 1));
    }
}
