package dev.slipway.process.drill;

import dev.slipway.evidence.EvidenceStore;
import dev.slipway.release.ReleaseCandidates;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chooses the two ends of a drill: the way that production would go, as far as there are versions for it. */
@Component
class DrillPlans {

    private final Rollout rollout;
    private final ReleaseCandidates candidates;
    private final EvidenceStore evidence;

    DrillPlans(Rollout rollout, ReleaseCandidates candidates, EvidenceStore evidence) {
        this.rollout = rollout;
        this.candidates = candidates;
        this.evidence = evidence;
    }

    /**
     * The named candidate and back to what is live; otherwise the live version and back to the one before it, or to
     * off, or to what staging holds, or another version and back.
     *
     * @throws IllegalStateException when there are no two ends
     */
    DrillPlan plan(Target production, @Nullable String named) {
        RolloutState live = rollout.observe(production);
        ReleasePackage stable = live.stable();
        ReleasePackage staged = rollout.observe(StagingWay.target(production)).stable();
        if (named != null && (stable == null || !stable.version().equals(named))) {
            return new DrillPlan(complete(production.system(), named), stable == null ? staged : stable);
        }
        if (stable == null) {
            throw nothingLive(production);
        }
        return rehearsal(stable, live.previous(), staged);
    }

    /**
     * The way that people would go in production: the named candidate and back to what is live; otherwise the live
     * version and back to the one before it, or to off. The same until production is moved.
     *
     * @throws IllegalStateException when there are no two ends
     */
    DrillPlan planByHand(Target production, @Nullable String named) {
        RolloutState live = rollout.observe(production);
        ReleasePackage stable = live.stable();
        if (named != null && (stable == null || !stable.version().equals(named))) {
            return new DrillPlan(complete(production.system(), named), stable);
        }
        if (stable == null) {
            throw nothingLive(production);
        }
        return new DrillPlan(stable, stable.equals(live.previous()) ? null : live.previous());
    }

    private static IllegalStateException nothingLive(Target production) {
        return new IllegalStateException(
                production + " serves nothing, so there is no way back to rehearse. Name the version to try.");
    }

    private DrillPlan rehearsal(
            ReleasePackage stable, @Nullable ReleasePackage previous, @Nullable ReleasePackage staged) {
        if (previous != null && !previous.equals(stable)) {
            return new DrillPlan(stable, previous);
        }
        return stable.equals(staged) ? new DrillPlan(another(stable), stable) : new DrillPlan(stable, staged);
    }

    private ReleasePackage another(ReleasePackage stable) {
        List<String> others = evidence.versions(stable.system()).stream()
                .filter(version -> !version.equals(stable.version()))
                .toList();
        return others.stream()
                .flatMap(version -> found(stable.system(), version).stream())
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("Staging holds " + stable.version()
                        + ", the live version, and none of " + others + " is complete, so there is nothing to go back"
                        + " from. Have CI hand in a complete version."));
    }

    private ReleasePackage complete(String system, String version) {
        return found(system, version)
                .orElseThrow(() -> new IllegalStateException("Version " + version + " of " + system
                        + " cannot be rehearsed: its evidence is not complete. Have CI hand it in."));
    }

    private Optional<ReleasePackage> found(String system, String version) {
        return candidates.assemble(system, version).found().map(candidate -> candidate.releasePackage());
    }
}
