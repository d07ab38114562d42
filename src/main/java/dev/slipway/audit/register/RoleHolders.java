package dev.slipway.audit.register;

import dev.slipway.audit.register.Book.Column;
import dev.slipway.audit.register.Book.Ending;
import dev.slipway.audit.register.Book.Form;
import dev.slipway.ledger.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who held which role when, in the own name, as a delegate, or late for one release. */
final class RoleHolders implements Register {

    private static final String IDENTITY = "IdentityChanged";
    private static final String DELEGATED = "DelegationAdded";
    private static final String DELEGATION_ENDED = "DelegationEnded";
    private static final String AWAY = "AbsenceAdded";
    private static final String BACK = "AbsenceEnded";
    private static final String OWN_NAME = "in the own name";
    private static final String LATE = "LateAssignmentConfirmed";

    private static final Book BOOK = new Book(
            "role-holders",
            "Who held which role when",
            null,
            "Each role that was given to a person and taken from them, each delegation and absence of the authority"
                    + " matrix, and each role that was gained late and confirmed for one release.",
            null,
            "Administrators; authority matrix: AI System Owner, AI Governance Lead",
            "From",
            new Ending("To", "still so", "Only what holds today"),
            true,
            List.of(
                    Column.text("person", "Person"),
                    Column.of("role", "Role", Form.ROLE),
                    Column.text("how", "How"),
                    Column.detail("holder", "In place of"),
                    Column.detail("reason", "Why"),
                    Column.detail("by", "Given by"),
                    Column.detail("endedBy", "Taken by")));

    private final MembershipHalves halves;

    RoleHolders(MembershipHalves halves) {
        this.halves = halves;
    }

    @Override
    public Book book() {
        return BOOK;
    }

    @Override
    public Set<String> types() {
        return Set.of(IDENTITY, DELEGATED, DELEGATION_ENDED, AWAY, BACK, LATE);
    }

    @Override
    public void read(Entry entry, Told told, Lines lines) {
        switch (entry.content().type()) {
            case IDENTITY -> identity(entry, told, lines);
            case DELEGATED -> planned(entry, told, lines, "as a delegate", told.text("delegate"));
            case AWAY -> planned(entry, told, lines, "away", told.text("person"));
            case LATE -> lines.openAbout(entry, "entry:" + entry.sequence(), told.text("person"), late(entry, told));
            default -> lines.close(entry, told.text("id"), taken(entry));
        }
    }

    private void identity(Entry entry, Told told, Lines lines) {
        switch (told.text("kind") + " " + told.text("operation")) {
            case "Group membership Create" ->
                halves.join(told)
                        .ifPresent(whole -> lines.openAbout(
                                entry, "entry:" + entry.sequence(), whole.person(), given(entry, whole)));
            case "Group membership Delete" ->
                halves.join(told).ifPresent(whole -> take(entry, lines, whole.person(), whole.role()));
            case "User Delete" -> takeAll(entry, lines, told.text("person"));
            default -> {
                // other accounts and permissions give no role
            }
        }
    }

    private static void take(Entry entry, Lines lines, String person, String role) {
        lines.openOf(person).forEach((key, facts) -> {
            if (role.equals(facts.get("role")) && OWN_NAME.equals(facts.get("how"))) {
                lines.close(entry, key, taken(entry));
            }
        });
    }

    private static void takeAll(Entry entry, Lines lines, String person) {
        lines.openOf(person).keySet().forEach(key -> lines.close(entry, key, taken(entry)));
    }

    /** Ends when its time is over, unless it is ended before. */
    private static void planned(Entry entry, Told told, Lines lines, String how, String person) {
        String key = told.text("id");
        lines.openAbout(
                entry,
                key,
                person,
                Map.of(
                        "person", person,
                        "role", told.text("role"),
                        "how", how,
                        "holder", told.text("holder"),
                        "reason", told.text("reason"),
                        "by", entry.content().actor().id()));
        lines.during(entry, key, Instant.parse(told.text("from")), Instant.parse(told.text("until")));
    }

    private static Map<String, String> given(Entry entry, MembershipHalves.Membership whole) {
        return Map.of(
                "person", whole.person(),
                "role", whole.role(),
                "how", OWN_NAME,
                "by", entry.content().actor().id());
    }

    private static Map<String, String> taken(Entry entry) {
        return Map.of("endedBy", entry.content().actor().id());
    }

    private static Map<String, String> late(Entry entry, Told told) {
        return Map.of(
                "person", told.text("person"),
                "role", told.text("role"),
                "how", "late, for " + entry.content().subject(),
                "reason", told.text("reason"),
                "by", entry.content().actor().id());
    }
}
