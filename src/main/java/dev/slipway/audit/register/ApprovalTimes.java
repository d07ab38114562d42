package dev.slipway.audit.register;

import dev.slipway.audit.register.Book.Column;
import dev.slipway.audit.register.Book.Ending;
import dev.slipway.audit.register.Book.Form;
import dev.slipway.ledger.Entry;
import dev.slipway.release.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How long each role took to answer when it was asked to approve. */
final class ApprovalTimes implements Register {

    static final String ID = "approval-latency";

    private static final String ASKED = "TaskCreated";
    private static final String ANSWERED = "TaskCompleted";
    private static final String CANCELLED = "TaskCancelled";
    private static final String APPROVAL = "Activity_GiveApproval";

    private static final Book BOOK = new Book(
            ID,
            "Approval latency",
            null,
            "How long each role took to answer from the moment it was asked. A role is reminded after 8 hours and its"
                    + " delegates are asked after 24.",
            "Release",
            Role.DEPLOYMENT_MANAGER.title(),
            "Asked",
            new Ending("Answered", "not yet", "Only roles that have not answered"),
            false,
            List.of(
                    Column.of("role", "Role", Form.ROLE),
                    Column.text("person", "By"),
                    Column.text("decision", "Answer"),
                    Column.of("tookMillis", "Took", Form.MILLIS)));

    private final ApprovalMonths months;

    ApprovalTimes(ApprovalMonths months) {
        this.months = months;
    }

    @Override
    public Book book() {
        return BOOK;
    }

    @Override
    public Set<String> types() {
        return Set.of(ASKED, ANSWERED, CANCELLED);
    }

    @Override
    public void read(Entry entry, Told told, Lines lines) {
        if (!told.text("task").equals(APPROVAL)) {
            return;
        }
        String task = told.text("taskId");
        switch (entry.content().type()) {
            case ASKED ->
                lines.open(
                        entry,
                        task,
                        Map.of(
                                "role", String.join(", ", told.texts("roles")),
                                "asked", entry.time().toString()));
            case CANCELLED -> lines.close(entry, task, Map.of("decision", "no longer asked"));
            default -> lines.facts(task).ifPresent(asked -> answered(entry, told, lines, asked));
        }
    }

    private void answered(Entry entry, Told told, Lines lines, Map<String, String> asked) {
        Duration took = Duration.between(Instant.parse(asked.getOrDefault("asked", "")), entry.time());
        lines.close(
                entry,
                told.text("taskId"),
                Map.of(
                        "person", entry.content().actor().id(),
                        "decision", Outcomes.inWords(told.in("values").text("approvalDecision")),
                        "tookMillis", String.valueOf(took.toMillis())));
        months.add(asked.getOrDefault("role", ""), entry.time(), took);
    }
}
