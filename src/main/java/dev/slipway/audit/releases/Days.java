package dev.slipway.audit.releases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** What happened how often on which day, so that a figure of a quarter reads some hundred rows and no more. */
record Days(JdbcTemplate jdbc) {

    void add(Instant when, String what) {
        LocalDate day = LocalDate.ofInstant(when, ZoneOffset.UTC);
        int counted = jdbc.update("update audit_day set amount = amount + 1 where on_day = ? and what = ?", day, what);
        if (counted == 0) {
            jdbc.update("insert into audit_day (on_day, what, amount) values (?, ?, 1)", day, what);
        }
    }

    /** The sums from that day on. */
    Map<String, Long> since(LocalDate first) {
        Map<String, Long> sums = new TreeMap<>();
        jdbc.query(
                "select what, sum(amount) from audit_day where on_day >= ? group by what",
                row -> {
                    sums.put(row.getString(1), row.getLong(2));
                },
                first);
        return sums;
    }
}
