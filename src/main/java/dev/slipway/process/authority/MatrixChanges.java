package dev.slipway.process.authority;

import dev.slipway.approval.Absence;
import dev.slipway.approval.AuthorityMatrix;
import dev.slipway.approval.Delegation;
import dev.slipway.approval.LateAssignment;
import dev.slipway.approval.RoleMemberships;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.guard.OwnSteps;
import dev.slipway.process.guard.PersonInRole;
import dev.slipway.process.guard.Refusal;
import dev.slipway.process.record.LedgerRecorder;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.release.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Each change of the authority matrix: checked, kept, and written to the ledger, all at once or not at all. */
@Component
class MatrixChanges {

    /** The governance lead too, since a system owner who is away cannot say so. */
    static final List<Role> MAINTAINERS = List.of(Role.SYSTEM_OWNER, Role.GOVERNANCE_LEAD);

    private static final String SUBJECT = "authority";

    private final AuthorityMatrix matrix;
    private final RoleMemberships memberships;
    private final Releases releases;
    private final KnownPeople people;
    private final IdentityService identities;
    private final OwnSteps steps;
    private final LedgerRecorder recorder;
    private final Clock clock;
    private final Supplier<String> ids = () -> UUID.randomUUID().toString();

    MatrixChanges(
            AuthorityMatrix matrix,
            RoleMemberships memberships,
            Releases releases,
            KnownPeople people,
            IdentityService identities,
            OwnSteps steps,
            LedgerRecorder recorder,
            Clock clock) {
        this.matrix = matrix;
        this.memberships = memberships;
        this.releases = releases;
        this.people = people;
        this.identities = identities;
        this.steps = steps;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** One change under way. */
    private record Change(String name, PersonInRole by, Instant now) {

        Refusal refusal(String text) {
            return Refusal.badRequest(name + " refused: " + text);
        }

        Refusal conflict(String text) {
            return Refusal.conflict(name + " refused: " + text);
        }
    }

    /** @return the id of the new entry */
    String delegate(NewDelegation sent) {
        return change("Delegation", SUBJECT, MAINTAINERS, change -> {
            Delegation entry = checked(change, () -> sent.entry(ids.get()));
            requireFuture(change, entry.ends());
            requireDelegate(change, entry);
            if (matrix.delegations().stream().anyMatch(entry::overlaps)) {
                throw change.conflict(entry.delegate() + " is a delegate of " + entry.holder() + " as " + entry.role()
                        + " at a part of that time already. End that entry, or choose a time outside of it.");
            }
            matrix.add(entry, change.by().person(), change.now());
            record(
                    change,
                    "DelegationAdded",
                    SUBJECT,
                    Map.of(
                            "id", entry.id(),
                            "role", entry.role(),
                            "holder", entry.holder(),
                            "delegate", entry.delegate(),
                            "from", entry.starts().toString(),
                            "until", entry.ends().toString(),
                            "reason", entry.reason()),
                    entry.id());
            return entry.id();
        });
    }

    void endDelegation(String id, String reason) {
        change("End of a delegation", id, MAINTAINERS, change -> {
            requireReason(change, reason);
            if (!matrix.endDelegation(id, change.by().person(), reason, change.now())) {
                throw gone(change, "delegation", id);
            }
            record(change, "DelegationEnded", SUBJECT, Map.of("id", id, "reason", reason), id + ":ended");
            return id;
        });
    }

    /** @return the id of the new entry */
    String absence(NewAbsence sent) {
        return change("Absence", SUBJECT, MAINTAINERS, change -> {
            Absence entry = checked(change, () -> sent.entry(ids.get()));
            requireFuture(change, entry.ends());
            people.requireKnown(change.name(), "person", entry.person());
            if (matrix.absences().stream().anyMatch(entry::overlaps)) {
                throw change.conflict(entry.person()
                        + " is absent at a part of that time already. End that entry, or choose a time outside of it.");
            }
            matrix.add(entry, change.by().person(), change.now());
            record(
                    change,
                    "AbsenceAdded",
                    SUBJECT,
                    Map.of(
                            "id", entry.id(),
                            "person", entry.person(),
                            "from", entry.starts().toString(),
                            "until", entry.ends().toString(),
                            "reason", entry.reason()),
                    entry.id());
            return entry.id();
        });
    }

    void endAbsence(String id, String reason) {
        change("End of an absence", id, MAINTAINERS, change -> {
            requireReason(change, reason);
            if (!matrix.endAbsence(id, change.by().person(), reason, change.now())) {
                throw gone(change, "absence", id);
            }
            record(change, "AbsenceEnded", SUBJECT, Map.of("id", id, "reason", reason), id + ":ended");
            return id;
        });
    }

    /** Lets a role that was gained after the request count in a release, from its next round of approvals on. */
    void confirm(NewLateAssignment sent) {
        change("Late assignment", sent.slug(), List.of(Role.GOVERNANCE_LEAD), change -> {
            requireReason(change, sent.why());
            if (sent.who().equals(change.by().person())) {
                throw change.refusal(
                        "nobody confirms his own late assignment. Ask another " + Role.GOVERNANCE_LEAD.title() + ".");
            }
            ReleaseId release = checked(change, () -> ReleaseId.parse(sent.slug()));
            if (!releases.lockIfOpen(release)) {
                throw change.refusal("there is no open release '" + sent.slug() + "'. Correct 'release'.");
            }
            Role role = people.role(change.name(), sent.of());
            people.requireHolder(change.name(), "person", sent.who(), role);
            String id = ids.get();
            memberships.confirm(
                    id,
                    release,
                    new LateAssignment(
                            sent.who(), role.id(), sent.why(), change.by().person(), change.now()));
            record(
                    change,
                    "LateAssignmentConfirmed",
                    release.slug(),
                    Map.of("person", sent.who(), "role", role.id(), "reason", sent.why()),
                    id);
            return id;
        });
    }

    private <T> T change(String name, String subject, List<Role> allowed, Function<Change, T> step) {
        return steps.runAuthorized(
                name,
                subject,
                () -> step.apply(new Change(name, PersonInRole.of(identities, name, allowed), clock.instant())));
    }

    /** A delegation is neither passed on nor given to oneself. */
    private void requireDelegate(Change change, Delegation entry) {
        Role role = people.role(change.name(), entry.role());
        people.requireHolder(change.name(), "holder", entry.holder(), role);
        people.requireWorker(change.name(), "delegate", entry.delegate());
        if (people.holds(entry.delegate(), role)) {
            throw change.refusal(
                    entry.delegate() + " holds the role " + role.id() + " already and answers in the own name.");
        }
        if (entry.delegate().equals(change.by().person())) {
            throw change.refusal("nobody makes himself a delegate. Ask another "
                    + change.by().role().title() + ".");
        }
    }

    private static void requireFuture(Change change, Instant ends) {
        if (!ends.isAfter(change.now())) {
            throw change.refusal("'until' must lie ahead, found " + ends + "; it is " + change.now() + ".");
        }
    }

    private static void requireReason(Change change, String reason) {
        checked(change, () -> Sent.reason(reason));
    }

    private static <T> T checked(Change change, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException wrong) {
            throw change.refusal(String.valueOf(wrong.getMessage()));
        }
    }

    private static Refusal gone(Change change, String what, String id) {
        return Refusal.gone(change.name() + " refused: there is no " + what + " '" + id
                + "' that could be ended; it is unknown or over already. Read the list again.");
    }

    private void record(Change change, String type, String subject, Map<String, ?> payload, String key) {
        recorder.record(NewEntry.of(
                type,
                subject,
                Actor.person(change.by().person(), change.by().role().id()),
                payload,
                type + ":" + key));
    }
}
