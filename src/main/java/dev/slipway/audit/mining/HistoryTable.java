package dev.slipway.audit.mining;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was spoken of by which entry first, so that the history is told without remembering it. */
final class HistoryTable {

    private final JdbcTemplate jdbc;

    HistoryTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Events of one kind.
     *
     * @param about the part of the procedure, or empty
     * @param definition the version of the model or table that was in force at the first of them, or empty
     */
    record EventKind(String type, String about, String definition, long sequence) {}

    void things(Map<String, Long> firstBySequence) {
        jdbc.batchUpdate(
                "insert into audit_history_object (id, seq) select ?, ? where not exists"
                        + " (select 1 from audit_history_object where id = ?)",
                firstBySequence.entrySet().stream()
                        .map(thing -> new Object[] {thing.getKey(), thing.getValue(), thing.getKey()})
                        .toList());
    }

    void values(List<Value> values) {
        jdbc.batchUpdate(
                "insert into audit_history_value (id, seq, name, said, at) values (?, ?, ?, ?, ?)",
                values.stream()
                        .map(value ->
                                new Object[] {value.id(), value.sequence(), value.name(), value.said(), value.at()})
                        .toList());
    }

    void events(Collection<EventKind> kinds) {
        jdbc.batchUpdate(
                "insert into audit_history_event (type, about, definition, seq) select ?, ?, ?, ? where not exists"
                        + " (select 1 from audit_history_event where type = ? and about = ?)",
                kinds.stream()
                        .map(kind -> new Object[] {
                            kind.type(), kind.about(), kind.definition(), kind.sequence(), kind.type(), kind.about()
                        })
                        .toList());
    }

    void clear() {
        List.of("audit_history_object", "audit_history_value", "audit_history_event")
                .forEach(table -> jdbc.update("delete from " + table));
    }

    /** As many as the procedure has parts: those that there were in a ledger of that size, in order. */
    List<EventKind> events(long size) {
        return jdbc.query(
                "select type, about, definition, seq from audit_history_event where seq < ? order by seq, type, about",
                (row, number) -> new EventKind(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
                size);
    }

    /** The things that are first spoken of by entries of a stretch, each with its entry. */
    Map<String, Long> things(long from, long to) {
        return jdbc
                .query(
                        "select id, seq from audit_history_object where seq >= ? and seq < ?",
                        (row, number) -> Map.entry(row.getString(1), row.getLong(2)),
                        from,
                        to)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What the things of a stretch became in a ledger of that size. */
    Map<String, List<Value>> values(long from, long to, long size) {
        return jdbc
                .query(
                        "select v.id, v.seq, v.name, v.said, v.at from audit_history_object o"
                                + " join audit_history_value v on v.id = o.id"
                                + " where o.seq >= ? and o.seq < ? and v.seq < ? order by v.id, v.seq, v.name",
                        (row, number) -> new Value(
                                row.getString(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5)),
                        from,
                        to,
                        size)
                .stream()
                .collect(Collectors.groupingBy(Value::id));
    }
}
