package dev.slipway.audit.releases;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Opens and closes findings, and keeps their number at the release. */
record FindingTable(JdbcTemplate jdbc) {

    private static final int LONGEST = 2000;
    private static final String OWED = "owed";

    /** @param item tells several of one entry apart, and those that are closed one by one */
    void add(OfRelease entry, FindingKind kind, FindingState state, String item, String said, @Nullable Timestamp due) {
        insert(entry.sequence(), item, entry.slug(), kind, state, said, entry.at(), due);
        count(entry.slug());
    }

    /** A finding about another subject than that of its entry, or about no release. */
    void note(long sequence, String subject, FindingKind kind, String said, Timestamp at) {
        insert(sequence, "", subject, kind, FindingState.NOTED, said, at, null);
        count(subject);
    }

    /** Closes what is open of these kinds. */
    void close(OfRelease entry, Collection<FindingKind> kinds) {
        close(
                entry,
                " and kind in (" + String.join(", ", Collections.nCopies(kinds.size(), "?")) + ")",
                kinds.stream().map(FindingKind::name).toArray());
    }

    void close(OfRelease entry, FindingKind kind, String item) {
        close(entry, " and kind = ? and item = ?", kind.name(), item);
    }

    /** Lets what is open of this kind outlive its release. */
    void owe(String slug, FindingKind kind) {
        jdbc.update(
                "update audit_finding set item = ? where slug = ? and kind = ? and state = 'OPEN'",
                OWED,
                slug,
                kind.name());
    }

    /** Closes what ends with the release. */
    void closeUnlessOwed(OfRelease entry) {
        close(entry, " and item <> ?", OWED);
    }

    private void close(OfRelease entry, String which, Object... arguments) {
        List<Object> all = Stream.concat(
                        Stream.of(FindingState.CLOSED.name(), entry.at(), entry.sequence(), entry.slug()),
                        Stream.of(arguments))
                .toList();
        int closed = jdbc.update(
                "update audit_finding set state = ?, closed_at = ?, closed_seq = ? where slug = ? and state = 'OPEN'"
                        + which,
                all.toArray());
        if (closed > 0) {
            count(entry.slug());
        }
    }

    private void insert(
            long sequence,
            String item,
            String subject,
            FindingKind kind,
            FindingState state,
            String said,
            Timestamp at,
            @Nullable Timestamp due) {
        jdbc.update(
                "insert into audit_finding (seq, item, slug, kind, state, said, opened_at, due_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                sequence,
                item,
                subject,
                kind.name(),
                state.name(),
                Said.cut(said, LONGEST),
                at,
                due);
    }

    private void count(String slug) {
        String open = "(select count(*) from audit_finding f where f.slug = ? and f.state = 'OPEN')";
        jdbc.update(
                "update audit_release set findings = (select count(*) from audit_finding f where f.slug = ?),"
                        + " open_findings = " + open + ", needs_look = (" + open + " > 0) where slug = ?",
                slug,
                slug,
                slug,
                slug);
    }
}
