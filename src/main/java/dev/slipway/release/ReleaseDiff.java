package dev.slipway.release;

import dev.slipway.release.ComplianceManifest.Aspect;
import dev.slipway.release.ComplianceManifest.PredeterminedChange;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate changes against the deployed version, in words an approver understands, and what that touches.
 *
 * @param deployedVersion null for an initial deployment, which changes nothing and introduces everything
 * @param lines one sentence a change
 * @param changedTypes kinds of components that differ; for an initial deployment all that the package has
 * @param touchesFairness the fairness gate is another one, or its figure moved by more than 0.02
 * @param touchesArchitecture components came or went, or the infrastructure template changed
 * @param touchesPurpose intended use, scope, domain or risk tier changed
 * @param touchesDataSources data sources came, went or moved to another state
 */
public record ReleaseDiff(
        @Nullable String deployedVersion,
        List<String> lines,
        Set<ComponentType> changedTypes,
        boolean touchesFairness,
        boolean touchesArchitecture,
        boolean touchesPurpose,
        boolean touchesDataSources) {

    private static final int MAX_TEXT = 3000;

    public ReleaseDiff {
        lines = List.copyOf(lines);
        changedTypes = Set.copyOf(changedTypes);
    }

    public static ReleaseDiff between(@Nullable ReleaseCandidate deployed, ReleaseCandidate candidate) {
        return deployed == null
                ? ReleaseComparison.initial(candidate)
                : new ReleaseComparison(deployed, candidate).diff();
    }

    public boolean initial() {
        return deployedVersion == null;
    }

    /**
     * True when something changes that has to be judged, and the deployed version foresaw each aspect of it; whether the
     * change keeps to the declared limits is for people to say.
     *
     * @param declared what the manifest of the deployed version foresees
     */
    public boolean foreseenIn(List<PredeterminedChange> declared) {
        Set<Aspect> touched = touchedAspects();
        List<Aspect> foreseen =
                declared.stream().map(PredeterminedChange::aspect).toList();
        return !touchesPurpose && !touched.isEmpty() && foreseen.containsAll(touched);
    }

    private Set<Aspect> touchedAspects() {
        Set<Aspect> touched = EnumSet.noneOf(Aspect.class);
        if (touchesDataSources) {
            touched.add(Aspect.DATA_SOURCES);
        }
        if (touchesArchitecture) {
            touched.add(Aspect.ARCHITECTURE);
        }
        if (touchesFairness) {
            touched.add(Aspect.FAIRNESS);
        }
        return touched;
    }

    /** All sentences, one a line, in at most 3000 characters. */
    public String text() {
        String text = String.join("\n", lines);
        String more = "\n… and more; see the evidence.";
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - more.length()) + more;
    }
}
