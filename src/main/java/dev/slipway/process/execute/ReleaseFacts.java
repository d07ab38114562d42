package dev.slipway.process.execute;

import dev.slipway.approval.Approval;
import dev.slipway.approval.Approvals;
import dev.slipway.approval.Authorization;
import dev.slipway.approval.Authorizations;
import dev.slipway.gate.GateFacts;
import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.GateFactSource;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutPlan;
import dev.slipway.process.record.LedgerTrust;
import dev.slipway.release.EvaluationRecord;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.rollout.ChangeFreezes;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import dev.slipway.staging.StagingEnvironment;
import dev.slipway.staging.StagingRun;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Establishes anew, from where each is kept, every fact that the gate asks for. */
@Component
class ReleaseFacts {

    private final Candidates candidates;
    private final StagingEnvironment staging;
    private final Approvals approvals;
    private final Authorizations authorizations;
    private final Releases releases;
    private final Rollout rollout;
    private final ChangeFreezes freezes;
    private final LedgerTrust ledger;
    private final ObjectProvider<GateFactSource> more;
    private final Clock clock;

    ReleaseFacts(
            Candidates candidates,
            StagingEnvironment staging,
            Approvals approvals,
            Authorizations authorizations,
            Releases releases,
            Rollout rollout,
            ChangeFreezes freezes,
            LedgerTrust ledger,
            ObjectProvider<GateFactSource> more,
            Clock clock) {
        this.candidates = candidates;
        this.staging = staging;
        this.approvals = approvals;
        this.authorizations = authorizations;
        this.releases = releases;
        this.rollout = rollout;
        this.freezes = freezes;
        this.ledger = ledger;
        this.more = more;
        this.clock = clock;
    }

    GateFacts collect(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        GateFacts.Builder facts = GateFacts.collect();
        evidence(facts, release, variables);
        staging(facts, release, variables);
        approval(facts, release);
        window(facts, release, variables);
        production(facts, release);
        facts.fact("openReadinessItems", () -> variables.raw(Fact.OPEN_ITEMS.variable()));
        facts.fact("impactAssessed", () -> variables.raw("impactAssessed"));
        facts.fact("type", () -> variables.raw("type"));
        facts.fact("ledgerVerifies", ledger::deserved);
        more.orderedStream().forEach(source -> source.add(facts, release, execution));
        return facts.build();
    }

    private void evidence(GateFacts.Builder facts, ReleaseId release, ReleaseVariables variables) {
        Supplier<ReleaseCandidate> candidate = () -> candidates.candidate(release);
        facts.fact("candidateComplete", () -> candidates.assemble(release).complete())
                .fact(
                        "evidenceUnchanged",
                        () -> candidate.get().bundleId().equals(variables.text(Fact.EVIDENCE_BUNDLE_ID)))
                .fact(
                        "assessedVersionMatches",
                        () -> candidate.get().manifest().assessedVersion().equals(release.version()));
        for (String gate : EvaluationRecord.GATES) {
            facts.fact(gate + "Gate", () -> passed(candidate.get(), gate));
        }
    }

    private static @Nullable Boolean passed(ReleaseCandidate candidate, String gate) {
        EvaluationRecord.ValidationGate found = candidate.evaluation().gates().get(gate);
        return found == null ? null : found.passed();
    }

    private void staging(GateFacts.Builder facts, ReleaseId release, ReleaseVariables variables) {
        Supplier<StagingRun> run =
                () -> staging.validate(candidates.stagingOrder(release, variables.number(Fact.STAGING_RUN, 0)));
        facts.fact("stagingPassed", () -> run.get().passed())
                .fact(
                        "stagingOnTheseDigests",
                        () -> run.get()
                                .packageDigest()
                                .equals(candidates
                                        .candidate(release)
                                        .releasePackage()
                                        .digest()));
    }

    private void approval(GateFacts.Builder facts, ReleaseId release) {
        Supplier<Authorization> given = () -> authorizations.of(release).orElseThrow();
        Supplier<List<Approval>> yeses = () -> approvals.of(release, given.get().round()).stream()
                .filter(Approval::approved)
                .toList();
        facts.fact("authorizationPresent", () -> authorizations.of(release).isPresent())
                .fact("authorizationValid", () -> given.get().validAt(clock.instant()))
                .fact("authorizationExpires", () -> given.get().expiresAt().toString())
                .fact("authorizationForTheseDigests", () -> coversCandidate(release, given.get()))
                .fact(
                        "requiredRolesComplete",
                        () -> roles(yeses.get()).containsAll(given.get().requiredRoles()))
                .fact(
                        "requesterApproved",
                        () -> persons(yeses.get())
                                .contains(releases.requester(release).orElseThrow()))
                .fact(
                        "personInTwoRoles",
                        () -> persons(yeses.get()).size() < yeses.get().size())
                .fact("standingRollbackApproval", () -> given.get().standingRollback());
    }

    private boolean coversCandidate(ReleaseId release, Authorization given) {
        ReleaseCandidate candidate = candidates.candidate(release);
        return given.packageDigest().equals(candidate.releasePackage().digest())
                && given.configurationDigest().equals(candidate.releasePackage().configurationDigest())
                && given.bundleId().equals(candidate.bundleId());
    }

    private void window(GateFacts.Builder facts, ReleaseId release, ReleaseVariables variables) {
        Supplier<Authorization> given = () -> authorizations.of(release).orElseThrow();
        facts.fact("withinWindow", () -> within(given.get(), clock.instant()))
                .fact(
                        "windowSufficient",
                        () -> !clock.instant()
                                .plus(RolloutPlan.of(variables).neededTime())
                                .isAfter(given.get().windowEnd()));
    }

    private static boolean within(Authorization given, Instant now) {
        return !now.isBefore(given.windowStart()) && now.isBefore(given.windowEnd());
    }

    private void production(GateFacts.Builder facts, ReleaseId release) {
        Supplier<RolloutState> now = () -> candidates.production(release);
        facts.fact(
                        "frozenByOther",
                        () -> freezes.holder(release)
                                .filter(holder -> !holder.equals(release.slug()))
                                .isPresent())
                .fact("otherRolloutInFlight", () -> inFlight(now.get(), release))
                .fact(
                        "diffBaseStillDeployed",
                        () -> stableDigest(now.get())
                                .equals(authorizations.of(release).orElseThrow().baseDigest()))
                .fact(
                        "rollbackTargetAvailable",
                        () -> rollout.restoreTargetAvailable(new Target(release.system(), release.environment())));
    }

    /** A finished rollout leaves its order behind, but no candidate. */
    private static boolean inFlight(RolloutState now, ReleaseId release) {
        return now.candidate() != null && !release.slug().equals(now.order());
    }

    private static String stableDigest(RolloutState now) {
        return now.stable() == null ? "none" : now.stable().digest();
    }

    private static Set<String> roles(List<Approval> yeses) {
        return new HashSet<>(yeses.stream().map(Approval::role).toList());
    }

    private static Set<String> persons(List<Approval> yeses) {
        return new HashSet<>(yeses.stream().map(Approval::person).toList());
    }
}
