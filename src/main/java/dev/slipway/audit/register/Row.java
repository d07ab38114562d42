package dev.slipway.audit.register;

import dev.slipway.audit.register.Book.Column;
import dev.slipway.audit.words.Moments;
import dev.slipway.release.ReleaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a register in words, cell by cell.
 *
 * @param subject what the line is about
 * @param ended empty while it has not ended
 * @param age how long it lasted, or has lasted so far
 * @param cells one a column of the register
 * @param details what only this line has to say
 */
record Row(
        long entry,
        Cell subject,
        Cell began,
        Cell ended,
        String age,
        List<Cell> cells,
        List<Detail> details,
        @Nullable String keptUntil) {

    /**
     * @param moment for machines, where the text is a moment
     * @param address where the text leads, if anywhere
     * @param note what stands small below it
     */
    record Cell(
            String text,
            @Nullable String moment,
            @Nullable String address,
            @Nullable String note) {

        static Cell of(String text) {
            return new Cell(text, null, null, null);
        }

        static Cell of(@Nullable Instant moment) {
            return moment == null ? of("") : new Cell(Moments.exact(moment), moment.toString(), null, null);
        }
    }

    record Detail(String title, Cell cell) {}

    static Row of(Book book, ShownLine line, Instant now) {
        return new Row(
                line.entry(),
                subject(line.subject()),
                Cell.of(line.began()),
                Cell.of(line.ended()),
                age(line, now),
                book.main().stream().map(column -> cell(column, line)).toList(),
                book.details().stream()
                        .filter(column -> !line.fact(column.key()).isBlank())
                        .map(column -> new Detail(column.title(), cell(column, line)))
                        .toList(),
                line.keptUntil() == null ? null : line.keptUntil().toString());
    }

    private static Cell subject(String subject) {
        try {
            ReleaseId release = ReleaseId.parse(subject);
            return new Cell(
                    release.system() + " " + release.version(),
                    null,
                    "/audit/releases/" + subject,
                    "to " + release.environment() + ", attempt " + release.attempt());
        } catch (IllegalArgumentException otherwise) {
            return Cell.of(subject);
        }
    }

    private static String age(ShownLine line, Instant now) {
        Instant ended = line.ended();
        boolean going = ended == null || ended.isAfter(now);
        Instant last = ended == null || going ? now : ended;
        return (going ? "for " : "lasted ") + Moments.lasting(Duration.between(line.began(), last));
    }

    private static Cell cell(Column column, ShownLine line) {
        String fact = line.fact(column.key());
        return switch (column.form()) {
            case TEXT -> column.key().equals("release") ? subject(fact) : Cell.of(fact);
            case ROLE -> Cell.of(RoleNames.of(fact));
            case MOMENT -> Moments.read(fact).map(Cell::of).orElseGet(() -> Cell.of(fact));
            case MILLIS -> Cell.of(fact.isEmpty() ? "" : Moments.lasting(Duration.ofMillis(Numbers.of(fact))));
            case YES_NO -> Cell.of(fact.isEmpty() ? "" : fact.equals("true") ? "yes" : "no");
        };
    }
}
