package dev.slipway.audit.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads registers, the newest line first, a part at a time. */
final class RegisterLines {

    static final int PAGE = 50;
    private static final int SLICE = 500;
    private static final String COLUMNS =
            "select line_key, seq, opened_at, closed_at, subject, system, facts from audit_register_line where register = ?";
    private static final String ORDER = " order by opened_at desc, seq desc, line_key desc limit ?";

    private final JdbcClient jdbc;
    private final Clock clock;

    RegisterLines(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One part of a register.
     *
     * @param more whether older lines follow
     */
    record Part(List<Line> lines, boolean more) {}

    Part page(Book book, Wanted wanted) {
        List<Line> found = read(book, wanted, PAGE + 1);
        return new Part(found.subList(0, Math.min(found.size(), PAGE)), found.size() > PAGE);
    }

    /** All lines that are wanted, however many, a slice at a time. */
    void each(Book book, Wanted wanted, Consumer<List<Line>> reader) {
        Wanted rest = wanted;
        List<Line> slice = read(book, rest, SLICE);
        while (!slice.isEmpty()) {
            reader.accept(slice);
            rest = rest.after(slice.get(slice.size() - 1));
            slice = slice.size() < SLICE ? List.of() : read(book, rest, SLICE);
        }
    }

    /** When the newest line began; null for an empty register. */
    @Nullable
    Instant newest(Book book) {
        return jdbc.sql("select opened_at from audit_register_line where register = ?" + ORDER)
                .params(book.id(), 1)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private List<Line> read(Book book, Wanted wanted, int limit) {
        StringBuilder sql = new StringBuilder(COLUMNS);
        List<Object> values = new ArrayList<>(List.of(book.id()));
        narrow(book, wanted, sql, values);
        values.add(limit);
        return jdbc.sql(sql + ORDER)
                .params(values)
                .query((row, number) -> line(row))
                .list();
    }

    private void narrow(Book book, Wanted wanted, StringBuilder sql, List<Object> values) {
        if (!wanted.system().isEmpty()) {
            sql.append(" and system = ?");
            values.add(wanted.system());
        }
        wanted.begins().ifPresent(first -> {
            sql.append(book.lasting() ? " and (closed_at is null or closed_at >= ?)" : " and opened_at >= ?");
            values.add(Timestamp.from(first));
        });
        wanted.ends().ifPresent(end -> {
            sql.append(" and opened_at < ?");
            values.add(Timestamp.from(end));
        });
        if (wanted.open()) {
            sql.append(" and ended = 0 and (closed_at is null or closed_at > ?)");
            values.add(Timestamp.from(clock.instant()));
        }
        Wanted.Place before = wanted.before();
        if (before != null) {
            sql.append(" and opened_at <= ? and (opened_at < ? or seq < ? or (seq = ? and line_key < ?))");
            Timestamp at = Timestamp.from(before.at());
            values.addAll(List.of(at, at, before.seq(), before.seq(), before.key()));
        }
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString(1),
                row.getLong(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                instant(row.getObject(4, OffsetDateTime.class)),
                row.getString(5),
                row.getString(6),
                Facts.of(row.getString(7)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
