package dev.slipway.process.modification;

import dev.slipway.approval.ModificationDecision;
import dev.slipway.approval.ModificationDecisions;
import dev.slipway.process.Candidates;
import dev.slipway.process.candidate.CandidateFacts;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Holds the newest decision about a modification against what evidence and production say now. */
@Component
public class ModificationCheck {

    private final ModificationDecisions decisions;
    private final Candidates candidates;

    ModificationCheck(ModificationDecisions decisions, Candidates candidates) {
        this.decisions = decisions;
        this.candidates = candidates;
    }

    /** Why the decision does not speak for what would be deployed now; none when it does. */
    public List<String> objections(ReleaseId release) {
        Optional<ModificationDecision> decided = decisions.of(release);
        Optional<ReleaseCandidate> candidate = candidates.assemble(release).found();
        if (decided.isEmpty()) {
            return List.of("Nobody has decided yet whether this change is a substantial modification.");
        }
        if (candidate.isEmpty()) {
            return List.of("The evidence is not complete any more, so the decision cannot be held against it.");
        }
        ReleasePackage wanted = candidate.get().releasePackage();
        ReleasePackage stable = candidates.production(release).stable();
        return differences(decided.get(), wanted, stable == null ? CandidateFacts.NONE : stable.digest());
    }

    private static List<String> differences(ModificationDecision decided, ReleasePackage wanted, String base) {
        List<String> found = new ArrayList<>();
        compare(found, "package", decided.packageDigest(), wanted.digest());
        compare(found, "configuration", decided.configurationDigest(), wanted.configurationDigest());
        compare(found, "deployed package", decided.baseDigest(), base);
        return List.copyOf(found);
    }

    private static void compare(List<String> found, String what, String decided, String now) {
        if (!decided.equals(now)) {
            found.add("The decision was made about " + what + " " + decided + ", now it is " + now + ".");
        }
    }
}
