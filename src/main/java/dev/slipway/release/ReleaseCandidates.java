package dev.slipway.release;

import dev.slipway.evidence.EvidenceBundle;
import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.evidence.EvidenceStore;
import dev.slipway.evidence.EvidenceUnreadable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/** Assembles release candidates from evidence; bad evidence is told as findings and never thrown. */
public final class ReleaseCandidates {

    private final EvidenceStore store;

    public ReleaseCandidates(EvidenceStore store) {
        this.store = store;
    }

    /** Reads everything that was handed in for the version. */
    public ReleaseAssembly assemble(String system, String version) {
        return read(system, version, () -> store.documents(system, version));
    }

    /** Reads the documents that were frozen, whatever was handed in since. */
    public ReleaseAssembly assemble(String system, String version, EvidenceBundle frozen) {
        return read(system, version, frozen::documents);
    }

    private ReleaseAssembly read(String system, String version, Supplier<List<EvidenceDocument>> documents) {
        try {
            return store.versions(system).contains(version)
                    ? assemble(system, version, documents.get())
                    : refused(unknown(system, version));
        } catch (EvidenceUnreadable | UncheckedIOException e) {
            return refused(new Finding(
                    "EVIDENCE_UNREADABLE",
                    system + " " + version,
                    "",
                    String.valueOf(e.getMessage()),
                    "Then try again."));
        }
    }

    private ReleaseAssembly assemble(String system, String version, List<EvidenceDocument> documents) {
        CandidateEvidence evidence = new CandidateEvidence(store, system, version, documents);
        return evidence.assemble();
    }

    private Finding unknown(String system, String version) {
        boolean known = store.systems().contains(system);
        List<String> names = known ? store.versions(system) : store.systems();
        return new Finding(
                known ? "VERSION_UNKNOWN" : "SYSTEM_UNKNOWN",
                "evidence",
                known ? "version" : "system",
                "There is no evidence of "
                        + (known
                                ? "version '" + shortened(version) + "' of " + system
                                : "a system '" + shortened(system) + "'")
                        + "; known: " + (names.isEmpty() ? "none" : String.join(", ", names)) + ".",
                "Have CI hand in the evidence, or correct the name.");
    }

    private static String shortened(String name) {
        return name.length() > 80 ? name.substring(0, 80) + "…" : name;
    }

    private static ReleaseAssembly refused(Finding finding) {
        return new ReleaseAssembly(null, null, List.of(finding));
    }
}
