package dev.slipway.audit.register;

import dev.slipway.audit.register.Book.Column;
import dev.slipway.audit.register.Book.Ending;
import dev.slipway.audit.register.Book.Form;
import dev.slipway.ledger.Entry;
import dev.slipway.release.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who stopped a release for risk or compliance, why, and who let it go on. */
final class Blocks implements Register {

    private static final String BLOCKED = "ReleaseBlocked";
    private static final String LIFTED = "BlockLifted";
    private static final String ENDED = "DeploymentEventClosed";

    private static final Book BOOK = new Book(
            "blocks",
            "Blocks",
            null,
            "Each time the AI Risk Manager or the Compliance Officer stopped a release, and how that ended. Only the"
                    + " role that blocked a release lifts its block; a release that ends takes its blocks with it.",
            "Release",
            Role.RISK_MANAGER.title() + ", " + Role.COMPLIANCE_OFFICER.title(),
            "Blocked",
            new Ending("Lifted", "not yet", "Only blocks that stand"),
            true,
            List.of(
                    Column.of("role", "As", Form.ROLE),
                    Column.text("by", "By"),
                    Column.text("reason", "Why"),
                    Column.detail("liftedBy", "Lifted by"),
                    Column.detail("liftReason", "Why it was lifted")));

    @Override
    public Book book() {
        return BOOK;
    }

    @Override
    public Set<String> types() {
        return Set.of(BLOCKED, LIFTED, ENDED);
    }

    @Override
    public void read(Entry entry, Told told, Lines lines) {
        switch (entry.content().type()) {
            case BLOCKED ->
                lines.open(
                        entry,
                        "entry:" + entry.sequence(),
                        Map.of(
                                "role", String.valueOf(entry.content().actor().role()),
                                "by", entry.content().actor().id(),
                                "reason", told.text("reason")));
            case LIFTED -> lift(entry, told, lines);
            default ->
                lines.openOf(entry.content().subject())
                        .forEach((key, facts) -> lines.close(
                                entry, key, Map.of("liftReason", "the release ended while it was blocked")));
        }
    }

    /** A role blocks a release only once at a time. */
    private static void lift(Entry entry, Told told, Lines lines) {
        lines.openOf(entry.content().subject()).forEach((key, facts) -> {
            if (told.text("role").equals(facts.get("role"))) {
                lines.close(entry, key, Map.of("liftedBy", told.text("person"), "liftReason", told.text("reason")));
            }
        });
    }
}
