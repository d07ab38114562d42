package dev.slipway.release;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a version's evidence.
 *
 * @param candidate null when a finding stands in its way
 * @param manifest the manifest, where at least that could be read
 */
public record ReleaseAssembly(
        @Nullable ReleaseCandidate candidate, @Nullable ComplianceManifest manifest, List<Finding> findings) {

    public ReleaseAssembly {
        findings = List.copyOf(findings);
    }

    public boolean complete() {
        return candidate != null && findings.isEmpty();
    }

    public Optional<ReleaseCandidate> found() {
        return Optional.ofNullable(candidate);
    }
}
