package dev.slipway.audit.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Until when records are kept: ten years from when their system was last placed on the market. */
final class Retention {

    static final Period KEPT = Period.ofYears(10);

    private final JdbcClient jdbc;

    Retention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The last day on which what is kept of each system is kept at least.
     *
     * @param latest for records of no system, or of one that was never placed; null while nothing was ever placed
     */
    record Until(
            Map<String, LocalDate> systems,
            @org.jspecify.annotations.Nullable LocalDate latest) {

        Optional<LocalDate> of(String system) {
            return Optional.ofNullable(systems.getOrDefault(system, latest));
        }
    }

    Until of(Collection<String> systems) {
        Map<String, LocalDate> found = new HashMap<>();
        if (!systems.isEmpty()) {
            jdbc.sql("select system, placed_at from audit_market where system in (:systems)")
                    .param("systems", systems)
                    .query((row, number) -> found.put(
                            row.getString(1),
                            end(row.getObject(2, OffsetDateTime.class).toInstant())))
                    .list();
        }
        return new Until(found, latest().map(Retention::end).orElse(null));
    }

    private Optional<Instant> latest() {
        return jdbc.sql("select placed_at from audit_market order by placed_at desc limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private static LocalDate end(Instant placed) {
        return placed.atZone(ZoneOffset.UTC).plus(KEPT).toLocalDate();
    }
}
