package dev.slipway.process.hold;

import dev.slipway.approval.Approval;
import dev.slipway.approval.Approvals;
import dev.slipway.approval.Revocation;
import dev.slipway.approval.Revocations;
import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.Holds;
import dev.slipway.process.Journal;
import dev.slipway.process.guard.OwnSteps;
import dev.slipway.process.guard.PersonInRole;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.ReleaseBlocks;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.release.Role;
import dev.slipway.rollout.RolloutState;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** What people may do to a release at any time, whatever task is open; each act checks its caller's role. */
@Component
public class Interventions {

    private static final String TOP = "ai-deployment";
    private static final int LONGEST_REASON = 2000;

    private final OwnSteps steps;
    private final IdentityService identities;
    private final RuntimeService runtime;
    private final Releases releases;
    private final ReleaseBlocks blocks;
    private final Holds holds;
    private final Approvals approvals;
    private final Revocations revocations;
    private final Candidates candidates;
    private final Journal journal;
    private final Clock clock;
    private final Supplier<String> ids = () -> UUID.randomUUID().toString();

    Interventions(
            OwnSteps steps,
            IdentityService identities,
            RuntimeService runtime,
            Releases releases,
            ReleaseBlocks blocks,
            Holds holds,
            Approvals approvals,
            Revocations revocations,
            Candidates candidates,
            Journal journal,
            Clock clock) {
        this.steps = steps;
        this.identities = identities;
        this.runtime = runtime;
        this.releases = releases;
        this.blocks = blocks;
        this.holds = holds;
        this.approvals = approvals;
        this.revocations = revocations;
        this.candidates = candidates;
        this.journal = journal;
        this.clock = clock;
    }

    /** Steps in, in one of the four ways. */
    public void intervene(Intervention kind, String slug, String reason) {
        switch (kind) {
            case BLOCK -> block(slug, reason);
            case WITHDRAWAL -> withdraw(slug, reason);
            case REVOCATION -> revoke(slug, reason);
            case ROLLBACK_REQUEST -> requestRollback(slug, reason);
        }
    }

    /** Stops a release until the same role lifts the block; a running rollout returns to the stable version at once. */
    public void block(String slug, String reason) {
        intervene(slug, reason, Intervention.BLOCK, act -> {
            requireNotYetLive(act);
            requireNotBlockedBy(act);
            blocks.set(act.id(), act.release(), act.by().role(), act.by().person(), reason);
            send(
                    act,
                    "releaseBlocked",
                    Map.of(
                            Fact.BLOCK_ID.variable(), act.id(),
                            Fact.BLOCK_ROLE.variable(), act.by().role().id(),
                            Fact.BLOCK_REASON.variable(), act.by().inWords() + ": " + reason));
            record(act, "ReleaseBlocked");
        });
    }

    /** Ends a release for good, until its rollout starts. */
    public void withdraw(String slug, String reason) {
        intervene(slug, reason, Intervention.WITHDRAWAL, act -> {
            if (isInProduction(act.release())) {
                throw Refusal.conflict("Withdrawal refused: the rollout of " + act.release()
                        + " has started. Ask for a rollback instead.");
            }
            send(act, "withdrawalRequested", Map.of());
            record(act, "ReleaseWithdrawn");
        });
    }

    /** Takes back the yes that the caller gave, until full traffic; the gate stays shut until there are new approvals. */
    public void revoke(String slug, String reason) {
        intervene(slug, reason, Intervention.REVOCATION, act -> {
            requireNotYetLive(act);
            int round = approvals.lastRound(act.release());
            String role = standingYes(act, round).role();
            revocations.revoke(
                    act.release(), round, new Revocation(role, act.by().person(), reason, clock.instant()));
            journal.record(
                    act.release(),
                    act.by().person(),
                    Role.of(role).orElseThrow(),
                    "ApprovalRevoked",
                    Map.of("round", round, "role", role, "reason", reason),
                    "ApprovalRevoked:" + act.id());
        });
    }

    /** Pauses the rollout and puts the question before those who decide, from the start of the rollout to closure. */
    public void requestRollback(String slug, String reason) {
        intervene(slug, reason, Intervention.ROLLBACK_REQUEST, act -> {
            requireSomethingToRollBack(act);
            send(
                    act,
                    "rollbackRequested",
                    Map.of(
                            Fact.ROLLBACK_AUTOMATIC.variable(),
                            false,
                            Fact.ROLLBACK_CAUSE.variable(),
                            "asked for by " + act.by().inWords() + ": " + reason));
            record(act, "RollbackRequested");
        });
    }

    /** One act under way. */
    private record Act(String id, String name, ReleaseId release, PersonInRole by, String reason) {}

    private void intervene(String slug, String reason, Intervention kind, Consumer<Act> step) {
        steps.runAuthorized(kind.title(), slug, () -> {
            step.accept(act(slug, reason, kind));
            return kind;
        });
    }

    private Act act(String slug, String reason, Intervention kind) {
        String name = kind.title();
        PersonInRole by = PersonInRole.of(identities, name, kind.allowed());
        requireReason(name, reason);
        ReleaseId release = release(name, slug);
        if (!releases.lockIfOpen(release)) {
            throw noOpenRelease(name, slug);
        }
        return new Act(ids.get(), name, release, by, reason);
    }

    static Refusal noOpenRelease(String name, String slug) {
        return Refusal.gone(name + " refused: there is no open release '" + slug
                + "'. It has ended or was never started; a version that is live is taken back by a release of"
                + " type 'rollback'.");
    }

    static void requireReason(String name, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusal.badRequest(name + " refused: 'reason' must have 1 to " + LONGEST_REASON
                    + " characters, found " + (reason.isBlank() ? "none" : reason.length()) + "; say why.");
        }
    }

    static ReleaseId release(String name, String slug) {
        try {
            return ReleaseId.parse(slug);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badRequest(name + " refused: " + malformed.getMessage());
        }
    }

    private void requireNotYetLive(Act act) {
        RolloutState now = candidates.production(act.release());
        if (isInProduction(act.release()) && now.candidate() == null) {
            throw Refusal.conflict(act.name() + " refused: " + act.release()
                    + " serves all traffic already. Ask for a rollback instead.");
        }
    }

    /** The yes that the caller can take back. */
    private Approval standingYes(Act act, int round) {
        return approvals
                .standingYesOf(act.release(), round, act.by().person())
                .orElseThrow(() -> Refusal.conflict("Revocation refused: "
                        + act.by().person() + " has given no approval of " + act.release()
                        + " that stands. Who answers for risk or compliance blocks a release instead."));
    }

    private void requireNotBlockedBy(Act act) {
        boolean already = holds.blocks(act.release()).stream()
                .anyMatch(block -> block.role().equals(act.by().role().id()));
        if (already) {
            throw Refusal.conflict("Block refused: the " + act.by().role().id() + " blocks " + act.release()
                    + " already. One block of a role is enough.");
        }
    }

    private void requireSomethingToRollBack(Act act) {
        if (!isInProduction(act.release())) {
            throw Refusal.conflict("Rollback request refused: nothing of " + act.release()
                    + " is in production. Before its rollout starts it is withdrawn or blocked.");
        }
        if (holds.rollbackUnderWay(act.release())) {
            throw Refusal.conflict("Rollback request refused: a rollback of " + act.release()
                    + " is being decided or carried out already. Follow its tasks.");
        }
    }

    /** Its order stands in production, at whatever share. */
    private boolean isInProduction(ReleaseId release) {
        return release.slug().equals(candidates.production(release).order());
    }

    private void send(Act act, String message, Map<String, Object> local) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(act.release().slug(), TOP)
                .singleResult();
        try {
            runtime.createMessageCorrelation(message)
                    .processInstanceId(instance == null ? "none" : instance.getId())
                    .setVariablesToTriggeredScope(new HashMap<>(local))
                    .correlate();
        } catch (MismatchingMessageCorrelationException unheard) {
            throw Refusal.conflict(act.name() + " refused: " + act.release()
                    + " does not take it now. Reload and look where the release stands.");
        }
    }

    private void record(Act act, String type) {
        journal.record(
                act.release(),
                act.by().person(),
                act.by().role(),
                type,
                Map.of("reason", act.reason()),
                type + ":" + act.id());
    }
}
