package dev.slipway.audit.register;

import dev.slipway.audit.register.Book.Column;
import dev.slipway.audit.register.Book.Ending;
import dev.slipway.audit.register.Book.Form;
import dev.slipway.ledger.Entry;
import dev.slipway.release.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What suppliers changed, what it was found to mean, and what followed. */
final class ThirdPartyChanges implements Register {

    private static final String REPORTED = "ThirdPartyChangeReported";
    private static final String STARTED = "ProcessStarted";
    private static final String ASSESSED = "TaskCompleted";
    private static final String FOLLOWED = "FollowingReleaseRequested";
    private static final String CLOSED = "ThirdPartyChangeClosed";

    private static final Map<String, String> OF_REPORT = Map.of(
            "changedEnvironment", "environment",
            "changedComponent", "component",
            "changedSupplier", "supplier",
            "changeWhat", "what",
            "changeEffective", "effective",
            "changeNotice", "notice");

    private static final Book BOOK = new Book(
            "third-party-changes",
            "Third-party changes",
            null,
            "Each change at a supplier that was announced or noticed, its impact as it was assessed with the supplier"
                    + " agreement in hand, and what was done: nothing, safe mode, or a release of our own.",
            "Change",
            Role.TECHNICAL_SME.title(),
            "Reported",
            new Ending("Closed", "not yet", "Only changes that are not closed"),
            false,
            List.of(
                    Column.text("environment", "Environment"),
                    Column.text("component", "Component"),
                    Column.text("supplier", "Supplier"),
                    Column.detail("what", "What changes"),
                    Column.detail("effective", "From", Form.MOMENT),
                    Column.detail("notice", "Notice"),
                    Column.detail("reporter", "Reported by"),
                    Column.detail("impact", "Impact"),
                    Column.detail("agreement", "Agreement"),
                    Column.text("outcome", "What followed"),
                    Column.detail("release", "Release")));

    @Override
    public Book book() {
        return BOOK;
    }

    @Override
    public Set<String> types() {
        return Set.of(REPORTED, STARTED, ASSESSED, FOLLOWED, CLOSED);
    }

    @Override
    public void read(Entry entry, Told told, Lines lines) {
        String change = entry.content().subject();
        switch (entry.content().type()) {
            case REPORTED ->
                lines.open(
                        entry,
                        change,
                        told.text("system"),
                        Map.of("environment", told.text("environment"), "reporter", told.text("reporter")));
            case STARTED -> started(entry, told, lines);
            case ASSESSED -> assessed(change, told, lines);
            case FOLLOWED -> lines.amend(change, Map.of("release", told.text("release")));
            default -> lines.close(entry, change, Map.of("outcome", Outcomes.inWords(told.text("outcome"))));
        }
    }

    /** The form of the report is told by the start of its process, before or after the report itself. */
    private static void started(Entry entry, Told told, Lines lines) {
        if (told.text("process").equals("third-party-change")) {
            Told report = told.in("values");
            Map<String, String> facts = new HashMap<>();
            OF_REPORT.forEach((field, fact) -> facts.put(fact, report.text(field)));
            lines.open(entry, entry.content().subject(), report.text("changedSystem"), facts);
        }
    }

    private static void assessed(String change, Told told, Lines lines) {
        if (told.text("task").equals("Activity_AssessThirdPartyChange")) {
            Told values = told.in("values");
            lines.amend(
                    change,
                    Map.of(
                            "impact", values.text("thirdPartyImpact"),
                            "agreement", values.text("agreementReference")));
        }
    }
}
