package dev.slipway.audit.register;

import dev.slipway.audit.register.Book.Column;
import dev.slipway.audit.register.Book.Ending;
import dev.slipway.audit.register.Book.Form;
import dev.slipway.ledger.Entry;
import dev.slipway.release.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What urgent releases put off, what was promised in its place, and what became of it. */
final class Exceptions implements Register {

    private static final String DECIDED = "ExceptionDecided";
    private static final String COLLECTED = "DeferredChecksCollected";
    private static final String SETTLED = "DeferredCheckSettled";
    private static final String FAILED = "DeferredCheckFailed";
    private static final String OVERDUE = "DeferredCheckOverdue";
    private static final String CLOSED = "ExceptionClosed";
    private static final String RELEASE_ENDED = "DeploymentEventClosed";
    private static final String STATE = "state";

    private static final Book BOOK = new Book(
            "exceptions",
            "Exceptions and compensating controls",
            null,
            "Each exception for an urgent release, each check that it put off and each control that was promised"
                    + " instead, with owner, date and age. What is overdue denies the next release of the system.",
            "Release",
            Role.GOVERNANCE_LEAD.title(),
            "Since",
            new Ending("Settled", "not yet", "Only what is owed"),
            true,
            List.of(
                    Column.text("kind", "Kind"),
                    Column.text("what", "What"),
                    Column.of("owner", "Owner", Form.ROLE),
                    Column.of("due", "Due", Form.MOMENT),
                    Column.text(STATE, "State"),
                    Column.detail("by", "Decided or settled by")));

    @Override
    public Book book() {
        return BOOK;
    }

    @Override
    public Set<String> types() {
        return Set.of(DECIDED, COLLECTED, SETTLED, FAILED, OVERDUE, CLOSED, RELEASE_ENDED);
    }

    @Override
    public void read(Entry entry, Told told, Lines lines) {
        switch (entry.content().type()) {
            case DECIDED -> decided(entry, told, lines);
            case COLLECTED -> told.texts("items").forEach(text -> owed(entry, OwedItem.collected(text), lines));
            case SETTLED -> settled(entry, told, lines);
            case FAILED -> state(entry, told, lines, "not in order");
            case OVERDUE -> state(entry, told, lines, "overdue");
            case CLOSED -> closeAll(entry, lines, "closed");
            default -> releaseEnded(entry, told, lines);
        }
    }

    private static void decided(Entry entry, Told told, Lines lines) {
        boolean approved = told.text("decision").equals("approve");
        String key = entry.content().subject() + ":exception";
        lines.open(
                entry,
                key,
                Map.of(
                        "kind",
                        "exception",
                        "what",
                        told.text("reason"),
                        "owner",
                        Role.GOVERNANCE_LEAD.id(),
                        STATE,
                        approved ? "approved" : "refused",
                        "by",
                        told.text("decidedBy")));
        if (approved) {
            told.texts("deferred").forEach(text -> owed(entry, OwedItem.section(text), lines));
            told.texts("compensatingControls").forEach(text -> owed(entry, OwedItem.control(text), lines));
        } else {
            lines.close(entry, key, Map.of());
        }
    }

    private static void owed(Entry entry, Optional<OwedItem> item, Lines lines) {
        item.ifPresent(found -> lines.open(
                entry,
                key(entry, found),
                Map.of("kind", found.kind(), "what", found.title(), "owner", found.owner(), "due", found.due())));
    }

    private static void settled(Entry entry, Told told, Lines lines) {
        OwedItem.collected(told.text("item"))
                .ifPresent(item ->
                        lines.close(entry, key(entry, item), Map.of(STATE, "in order", "by", told.text("person"))));
    }

    private static void state(Entry entry, Told told, Lines lines, String state) {
        OwedItem.collected(told.text("item")).ifPresent(item -> lines.amend(key(entry, item), Map.of(STATE, state)));
    }

    private static void releaseEnded(Entry entry, Told told, Lines lines) {
        if (!told.text("outcome").equals("success")) {
            closeAll(entry, lines, "the release ended: " + Outcomes.inWords(told.text("outcome")));
        }
    }

    private static void closeAll(Entry entry, Lines lines, String state) {
        lines.openOf(entry.content().subject()).keySet().forEach(key -> lines.close(entry, key, Map.of(STATE, state)));
    }

    private static String key(Entry entry, OwedItem item) {
        return entry.content().subject() + ":" + item.kind() + ":" + item.title();
    }
}
