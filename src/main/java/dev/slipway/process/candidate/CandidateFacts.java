package dev.slipway.process.candidate;

import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ComplianceManifest.PredeterminedChange;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseDiff;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.RiskClassification;
import dev.slipway.release.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what a candidate is, and how it differs from what is live, into the process. */
@Component
public class CandidateFacts {

    /** Stands for the digest and the version of nothing being live. */
    public static final String NONE = "none";

    private final Candidates candidates;

    CandidateFacts(Candidates candidates) {
        this.candidates = candidates;
    }

    /** Empty when what serves now cannot be compared. */
    Optional<ReleaseDiff> diff(ReleaseId release, ReleaseCandidate candidate) {
        ReleasePackage stable = candidates.production(release).stable();
        ReleaseCandidate deployed = candidates.deployed(release).orElse(null);
        return stable == null || isOf(deployed, stable)
                ? Optional.of(ReleaseDiff.between(deployed, candidate))
                : Optional.empty();
    }

    public void write(ReleaseId release, ReleaseCandidate candidate, ReleaseVariables variables) {
        ReleasePackage stable = candidates.production(release).stable();
        ReleasePackage wanted = candidate.releasePackage();
        variables
                .put(Fact.RISK_TIER, candidate.manifest().tier().id())
                .put(Fact.PACKAGE_DIGEST, wanted.digest())
                .put(Fact.CONFIGURATION_DIGEST, wanted.configurationDigest())
                .put(Fact.EVIDENCE_BUNDLE_ID, candidate.bundleId())
                .put(Fact.DEPLOYED_VERSION, stable == null ? NONE : stable.version())
                .put(Fact.BASE_DIGEST, stable == null ? NONE : stable.digest())
                .put(Fact.COMPONENT_LIST, components(wanted))
                .put(Fact.NAMED_APPROVERS, approvers(candidate))
                .put(Fact.DOMAIN, candidate.manifest().domain())
                .put(Fact.INTENDED_USE, candidate.manifest().intendedUse())
                .put(Fact.PURPOSE_DIGEST, RiskClassification.purposeDigest(candidate.manifest()));
        ReleaseCandidate deployed = candidates.deployed(release).orElse(null);
        if (stable == null || isOf(deployed, stable)) {
            writeChange(ReleaseDiff.between(deployed, candidate), deployed, variables);
        } else {
            writeUnknownChange(stable, variables);
        }
    }

    private static boolean isOf(@Nullable ReleaseCandidate deployed, ReleasePackage stable) {
        return deployed != null && deployed.releasePackage().digest().equals(stable.digest());
    }

    private static void writeChange(ReleaseDiff diff, @Nullable ReleaseCandidate deployed, ReleaseVariables variables) {
        List<PredeterminedChange> foreseen =
                deployed == null ? List.of() : deployed.manifest().predeterminedChanges();
        variables
                .put(Fact.DIFF_SUMMARY, diff.text())
                .put(Fact.TOUCHES_FAIRNESS, diff.touchesFairness())
                .put(Fact.TOUCHES_ARCHITECTURE, diff.touchesArchitecture())
                .put(Fact.TOUCHES_PURPOSE, diff.touchesPurpose())
                .put(Fact.TOUCHES_DATA_SOURCES, diff.touchesDataSources())
                .put(Fact.ROUTINE_CHANGE, routine(diff))
                .put(Fact.PREDETERMINED_CHANGE, diff.foreseenIn(foreseen))
                .put(
                        Fact.PREDETERMINED_LIMITS,
                        foreseen.stream().map(change -> "- " + change).collect(Collectors.joining("\n")));
    }

    /** What cannot be compared stays unknown, and every table counts unknown as touched. */
    private static void writeUnknownChange(ReleasePackage stable, ReleaseVariables variables) {
        variables.put(
                Fact.DIFF_SUMMARY,
                "Version " + stable.version() + " serves now, but its evidence cannot be read or names another"
                        + " package; what changes is not known. Restore its evidence.");
        List.of(
                        Fact.TOUCHES_FAIRNESS,
                        Fact.TOUCHES_ARCHITECTURE,
                        Fact.TOUCHES_PURPOSE,
                        Fact.TOUCHES_DATA_SOURCES,
                        Fact.ROUTINE_CHANGE,
                        Fact.PREDETERMINED_CHANGE,
                        Fact.PREDETERMINED_LIMITS)
                .forEach(fact -> variables.put(fact, null));
    }

    private static boolean routine(ReleaseDiff diff) {
        return !diff.touchesFairness() && !diff.touchesArchitecture() && !diff.touchesPurpose();
    }

    private static String approvers(ReleaseCandidate candidate) {
        return candidate.manifest().humanOversight().approvers().stream()
                .map(Role::id)
                .collect(Collectors.joining(","));
    }

    private static String components(ReleasePackage wanted) {
        return wanted.components().stream()
                .map(part -> "- " + part.type().id() + " **" + part.name() + "** " + part.version() + " `"
                        + part.digest() + "`")
                .collect(Collectors.joining("\n"));
    }
}
