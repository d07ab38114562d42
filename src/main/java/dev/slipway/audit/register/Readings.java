package dev.slipway.audit.register;

import dev.slipway.audit.register.Book.Column;
import dev.slipway.ledger.Entry;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who read the record of which release. */
final class Readings implements Register {

    private static final String READ = "RecordRead";
    private static final String REVIEWED = "ReviewerRead";

    private static final String NO_RELEASE = "no single release";

    private static final Book BOOK = new Book(
            "readings",
            "Who read what",
            null,
            "Who opened the record of which release, once for each person and hour. Which reading leaves a line is a"
                    + " setting: none, that of releases, or that of every page of the audit. A reviewer from outside"
                    + " leaves one for each page, under the id of the link.",
            "Release",
            "Administrators",
            "Read",
            null,
            false,
            List.of(Column.text("reader", "By"), Column.detail("page", "Page")));

    @Override
    public Book book() {
        return BOOK;
    }

    @Override
    public Set<String> types() {
        return Set.of(READ, REVIEWED);
    }

    @Override
    public void read(Entry entry, Told told, Lines lines) {
        String release = told.text("release");
        lines.openOn(
                entry,
                "entry:" + entry.sequence(),
                release.isEmpty() ? NO_RELEASE : release,
                Map.of("reader", entry.content().actor().id(), "page", told.text("page")));
    }
}
