package dev.slipway.audit.register;

import dev.slipway.audit.register.Book.Column;
import dev.slipway.audit.register.Book.Ending;
import dev.slipway.audit.register.Book.Form;
import dev.slipway.ledger.Entry;
import dev.slipway.release.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each rollback drill: out and back on staging, by the clock. */
final class RollbackDrillRecords implements Register {

    private static final String OPENED = "RollbackDrillOpened";
    private static final String MEASURED = "RollbackDrillCompleted";
    private static final String CLOSED = "RollbackDrillClosed";

    private static final Book BOOK = new Book(
            "rollback-drills",
            "Rollback drills",
            null,
            "Each rehearsal of the way back. A system is drilled every quarter; the gate denies when the last drill"
                    + " that passed is too old.",
            "Drill",
            Role.TECHNICAL_OWNER.title(),
            "Opened",
            new Ending("Reviewed", "not yet", "Only drills that are not reviewed"),
            false,
            List.of(
                    Column.text("environment", "Environment"),
                    Column.text("version", "Version"),
                    Column.detail("requester", "Asked for by"),
                    Column.detail("reason", "Why"),
                    Column.text("result", "Result"),
                    Column.of("tookMillis", "Way back took", Form.MILLIS),
                    Column.of("promisedMillis", "Promised", Form.MILLIS),
                    Column.detail("failure", "What went wrong"),
                    Column.text("review", "Review")));

    @Override
    public Book book() {
        return BOOK;
    }

    @Override
    public Set<String> types() {
        return Set.of(OPENED, MEASURED, CLOSED);
    }

    @Override
    public void read(Entry entry, Told told, Lines lines) {
        String drill = entry.content().subject();
        switch (entry.content().type()) {
            case OPENED ->
                lines.open(
                        entry,
                        drill,
                        told.text("system"),
                        Map.of(
                                "environment", told.text("environment"),
                                "version", told.text("version"),
                                "requester", told.text("requester"),
                                "reason", told.text("reason")));
            case MEASURED ->
                lines.amend(
                        drill,
                        Map.of(
                                "result", told.text("result"),
                                "tookMillis", measured(told),
                                "promisedMillis", told.text("promisedMillis"),
                                "failure", told.text("failure")));
            default -> lines.close(entry, drill, Map.of("review", Outcomes.inWords(told.text("outcome"))));
        }
    }

    /** A drill that broke off has no time. */
    private static String measured(Told told) {
        return Numbers.of(told.text("tookMillis")) < 0 ? "" : told.text("tookMillis");
    }
}
