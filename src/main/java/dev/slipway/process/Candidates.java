package dev.slipway.process;

import dev.slipway.release.ArtifactFolder;
import dev.slipway.release.EvaluationRecord;
import dev.slipway.release.Finding;
import dev.slipway.release.FrozenBundle;
import dev.slipway.release.FrozenEvidence;
import dev.slipway.release.ReleaseAssembly;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseCandidates;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import dev.slipway.staging.StagingOrder;
import dev.slipway.staging.StagingPlan;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be released, read from its evidence, and what stands in production, read from there. */
@Component
public class Candidates {

    private final ReleaseCandidates candidates;
    private final ArtifactFolder artifacts;
    private final Rollout rollout;
    private final FrozenEvidence frozen;

    Candidates(ReleaseCandidates candidates, FrozenEvidence frozen, ArtifactFolder artifacts, Rollout rollout) {
        this.candidates = candidates;
        this.frozen = frozen;
        this.artifacts = artifacts;
        this.rollout = rollout;
    }

    /** From the documents that were frozen; before the freeze, from the newest ones. */
    public ReleaseAssembly assemble(ReleaseId release) {
        return assemble(release.system(), release.version(), frozen.of(release));
    }

    private ReleaseAssembly assemble(String system, String version, Optional<FrozenBundle> settled) {
        return settled.map(bundle -> candidates.assemble(system, version, bundle.listed()))
                .orElseGet(() -> candidates.assemble(system, version));
    }

    /**
     * The candidate as its evidence describes it now.
     *
     * @throws IllegalStateException when the evidence is no longer complete; the message names the findings
     */
    public ReleaseCandidate candidate(ReleaseId release) {
        ReleaseAssembly assembly = assemble(release);
        return assembly.found()
                .orElseThrow(() -> new IllegalStateException("The evidence of " + release
                        + " is not complete any more: "
                        + assembly.findings().stream().map(Finding::line).collect(Collectors.joining(" "))
                        + " Have CI hand it in again."));
    }

    public RolloutState production(ReleaseId release) {
        return rollout.observe(new Target(release.system(), release.environment()));
    }

    /** The candidate record of the version that serves now, where its evidence can still be read. */
    public Optional<ReleaseCandidate> deployed(ReleaseId release) {
        ReleasePackage stable = production(release).stable();
        return stable == null
                ? Optional.empty()
                : assemble(release.system(), stable.version(), frozen.ofVersion(release.system(), stable.version()))
                        .found();
    }

    public StagingOrder stagingOrder(ReleaseId release, int run) {
        ReleaseCandidate candidate = candidate(release);
        return new StagingOrder(
                release, run, candidate.releasePackage(), deployedPackage(release, candidate), plan(candidate));
    }

    private @Nullable ReleasePackage deployedPackage(ReleaseId release, ReleaseCandidate candidate) {
        ReleasePackage stable = production(release).stable();
        return stable == null
                        || stable.digest().equals(candidate.releasePackage().digest())
                ? null
                : stable;
    }

    private StagingPlan plan(ReleaseCandidate candidate) {
        EvaluationRecord evaluation = candidate.evaluation();
        EvaluationRecord.Dataset data = evaluation.dataset();
        return new StagingPlan(
                new StagingPlan.Dataset(
                        artifacts
                                .resolve(candidate.system(), candidate.version(), data.location())
                                .toUri(),
                        data.digest(),
                        data.anonymised()),
                evaluation.criteria().stream()
                        .map(rule -> new StagingPlan.Criterion(
                                rule.metric(), rule.op().sign(), rule.value()))
                        .toList(),
                evaluation.figures(),
                evaluation.favourableOutcome(),
                candidate.manifest().loggingProfile().requiredEvents(),
                candidate.manifest().loggingProfile().maskedFields());
    }
}
