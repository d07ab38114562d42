package dev.slipway.process.candidate;

import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseDiff;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.Role;
import java.util.stream.Collectors;
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

    public void write(ReleaseId release, ReleaseCandidate candidate, ReleaseVariables variables) {
        ReleasePackage stable = candidates.production(release).stable();
        ReleaseDiff diff = ReleaseDiff.between(candidates.deployed(release).orElse(null), candidate);
        ReleasePackage wanted = candidate.releasePackage();
        variables
                .put(Fact.RISK_TIER, candidate.manifest().tier().id())
                .put(Fact.PACKAGE_DIGEST, wanted.digest())
                .put(Fact.CONFIGURATION_DIGEST, wanted.configurationDigest())
                .put(Fact.EVIDENCE_BUNDLE_ID, candidate.bundleId())
                .put(Fact.DEPLOYED_VERSION, stable == null ? NONE : stable.version())
                .put(Fact.BASE_DIGEST, stable == null ? NONE : stable.digest())
                .put(Fact.COMPONENT_LIST, components(wanted))
                .put(Fact.DIFF_SUMMARY, diff.text())
                .put(Fact.TOUCHES_FAIRNESS, diff.touchesFairness())
                .put(Fact.TOUCHES_ARCHITECTURE, diff.touchesArchitecture())
                .put(Fact.TOUCHES_PURPOSE, diff.touchesPurpose())
                .put(Fact.ROUTINE_CHANGE, routine(diff))
                .put(Fact.NAMED_APPROVERS, approvers(candidate));
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
