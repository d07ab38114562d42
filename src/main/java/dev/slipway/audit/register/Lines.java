package dev.slipway.audit.register;

import dev.slipway.ledger.Entry;
import dev.slipway.release.Digests;
import dev.slipway.release.ReleaseId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the lines of one register; whatever is too long for a table is cut, since the entry itself has it whole. */
final class Lines {

    private static final int LONGEST_KEY = 300;
    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_SYSTEM = 64;

    private final JdbcClient jdbc;
    private final String register;

    Lines(JdbcClient jdbc, Book book) {
        this.jdbc = jdbc;
        this.register = book.id();
    }

    /** Begins a line about a release; a line of the same key that is there takes up the facts instead. */
    void open(Entry entry, String key, Map<String, String> facts) {
        open(entry, key, systemOf(entry.content().subject()), facts);
    }

    void open(Entry entry, String key, String system, Map<String, String> facts) {
        open(entry, key, entry.content().subject(), system, facts);
    }

    /** Begins a line about a person, for all systems. */
    void openAbout(Entry entry, String key, String person, Map<String, String> facts) {
        open(entry, key, person, "", facts);
    }

    /** Begins a line about a release that the entry has not as its subject. */
    void openOn(Entry entry, String key, String release, Map<String, String> facts) {
        open(entry, key, release, systemOf(release), facts);
    }

    private void open(Entry entry, String key, String subject, String system, Map<String, String> facts) {
        String cut = name(key);
        if (facts(cut).isPresent()) {
            amend(cut, facts);
            return;
        }
        jdbc.sql("insert into audit_register_line (register, line_key, seq, opened_at, subject, system, facts)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        register,
                        cut,
                        entry.sequence(),
                        Timestamp.from(entry.time()),
                        cut(subject, LONGEST_SUBJECT),
                        cut(system, LONGEST_SYSTEM),
                        Facts.json(facts))
                .update();
    }

    /** Lets a line hold from one moment to another, whenever it was recorded; what held before and is over has ended. */
    void during(Entry entry, String key, Instant from, Instant to) {
        jdbc.sql("update audit_register_line set opened_at = ?, closed_at = ? where register = ? and line_key = ?")
                .params(Timestamp.from(from), Timestamp.from(to), register, name(key))
                .update();
        jdbc.sql("update audit_register_line set ended = 1 where register = ? and ended = 0 and closed_at <= ?")
                .params(register, Timestamp.from(entry.time()))
                .update();
    }

    /** Adds facts to a line, or puts newer ones in the place of older ones; without the line nothing happens. */
    void amend(String key, Map<String, String> more) {
        String cut = name(key);
        facts(cut).ifPresent(before -> {
            Map<String, String> all = new TreeMap<>(before);
            all.putAll(more);
            jdbc.sql("update audit_register_line set facts = ? where register = ? and line_key = ?")
                    .params(Facts.json(all), register, cut)
                    .update();
        });
    }

    /** Ends a line that has not ended by then. */
    void close(Entry entry, String key, Map<String, String> more) {
        amend(key, more);
        jdbc.sql("update audit_register_line set closed_at = ?, ended = 1"
                        + " where register = ? and line_key = ? and (closed_at is null or closed_at > ?)")
                .params(Timestamp.from(entry.time()), register, name(key), Timestamp.from(entry.time()))
                .update();
    }

    /** The facts of the line, if there is such a line. */
    Optional<Map<String, String>> facts(String key) {
        return jdbc.sql("select facts from audit_register_line where register = ? and line_key = ?")
                .params(register, key)
                .query(String.class)
                .optional()
                .map(Facts::of);
    }

    /** Key of the line about this subject that began last. */
    Optional<String> newest(String subject) {
        return newest(subject, "");
    }

    /** The same among lines that have not ended. */
    Optional<String> newestOpen(String subject) {
        return newest(subject, " and closed_at is null");
    }

    private Optional<String> newest(String subject, String condition) {
        return jdbc.sql("select line_key from audit_register_line where register = ? and subject = ?" + condition
                        + " order by seq desc limit 1")
                .params(register, subject)
                .query(String.class)
                .optional();
    }

    /** All lines about this subject that have not ended, by their keys. */
    Map<String, Map<String, String>> openOf(String subject) {
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        jdbc.sql("select line_key, facts from audit_register_line"
                        + " where register = ? and subject = ? and closed_at is null order by seq")
                .params(register, subject)
                .query(row -> {
                    found.put(row.getString(1), Facts.of(row.getString(2)));
                });
        return found;
    }

    /** System of a release's slug; empty for anything else. */
    static String systemOf(String subject) {
        try {
            return ReleaseId.parse(subject).system();
        } catch (IllegalArgumentException otherwise) {
            return "";
        }
    }

    /** A longer key ends in its digest, so that no two become one. */
    private static String name(String key) {
        return key.length() <= LONGEST_KEY ? cut(key, LONGEST_KEY) : cut(key, LONGEST_KEY) + Digests.of(key);
    }

    private static String cut(String text, int longest) {
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= longest ? printable : printable.substring(0, longest);
    }
}
