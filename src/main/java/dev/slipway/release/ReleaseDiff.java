package dev.slipway.release;

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

    /** All sentences, one a line, in at most 3000 characters. */
    public String text() {
        String text = String.join("\n", lines);
        String more = "\n… and more; see the evidence.";
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - more.length()) + more;
    }
}
