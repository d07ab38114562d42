package dev.slipway.release;

import dev.slipway.evidence.EvidenceBundle;
import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.evidence.EvidenceIndex;
import dev.slipway.evidence.EvidenceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The documents of one version while they are read into a candidate. */
final class CandidateEvidence {

    /** What is read here, or by those who check signatures, contents and origin. */
    private static final List<String> READ =
            List.of("compliance", "build", "evaluation", "risk-assessment", "image-signature", "sbom", "provenance");

    private static final String HAND_IN = "Hand it in as the file named here.";

    private final EvidenceStore store;
    private final String system;
    private final String version;
    private final List<EvidenceDocument> documents;
    private final EvidenceBundle bundle;
    private final List<Finding> findings = new ArrayList<>();

    CandidateEvidence(EvidenceStore store, String system, String version, List<EvidenceDocument> documents) {
        this.store = store;
        this.system = system;
        this.version = version;
        this.documents = documents;
        this.bundle = EvidenceBundle.of(documents);
    }

    ReleaseAssembly assemble() {
        compareWithIndex();
        refuseTwins();
        ComplianceManifest manifest = parsed("compliance", section -> ComplianceManifests.read(section, system));
        BuildRecord build = parsed("build", BuildRecord::read);
        EvaluationRecord evaluation = parsed("evaluation", EvaluationRecord::read);
        RiskAssessmentRecord risks = parsed("risk-assessment", RiskAssessmentRecord::read);
        checkFurther();
        requireDocuments(manifest);
        if (manifest == null || build == null || evaluation == null || !findings.isEmpty()) {
            return new ReleaseAssembly(null, manifest, findings);
        }
        ReleasePackage releasePackage = new ReleasePackage(system, version, build.components());
        return new ReleaseAssembly(
                new ReleaseCandidate(system, version, manifest, releasePackage, build, evaluation, risks, bundle),
                manifest,
                findings);
    }

    private <T> @Nullable T parsed(String type, Function<Section, Optional<T>> reader) {
        return bundle.document(type)
                .flatMap(document -> parsed(document, section -> section.whole(reader)))
                .orElse(null);
    }

    private <T> Optional<T> parsed(EvidenceDocument document, Function<Section, Optional<T>> reader) {
        byte[] content = store.content(system, version, document);
        boolean yaml = document.mediaType().equals("application/yaml");
        TypedDocument typed = new TypedDocument(document.type(), document.fileName(), content, yaml);
        Optional<T> result = typed.read(reader);
        findings.addAll(typed.findings());
        return result;
    }

    /** Documents that nobody reads here still have to be what they are handed in as. */
    private void checkFurther() {
        bundle.documents().stream()
                .filter(document -> EvidenceSchemas.kind(document.type())
                        .filter(kind -> !READ.contains(kind))
                        .isPresent())
                .forEach(document -> parsed(document, Optional::of));
    }

    private void requireDocuments(@Nullable ComplianceManifest manifest) {
        RequiredEvidence.of(manifest == null ? RiskTier.MINIMAL : manifest.tier()).stream()
                .filter(type -> bundle.document(type).isEmpty())
                .forEach(type -> findings.add(missing(type, manifest)));
    }

    private Finding missing(String type, @Nullable ComplianceManifest manifest) {
        String file = type + (type.equals("compliance") ? ".1.yaml" : ".1.json");
        String tier = manifest == null ? "every" : "the " + manifest.tier().id();
        return new Finding("EVIDENCE_MISSING", file, "", "is required of " + tier + " risk tier and missing.", HAND_IN);
    }

    private void refuseTwins() {
        documents.stream()
                .collect(Collectors.groupingBy(document -> document.type() + "." + document.revision()))
                .forEach((name, twins) -> {
                    if (twins.size() > 1) {
                        findings.add(new Finding(
                                "EVIDENCE_AMBIGUOUS",
                                name,
                                "",
                                "is there as JSON and as YAML; a revision is one document.",
                                "Remove neither; hand in the next revision in one form and an index that lists it."));
                    }
                });
    }

    private void compareWithIndex() {
        newestIndex()
                .flatMap(index -> parsed(index, section -> section.whole(CandidateEvidence::index)))
                .ifPresent(index -> index.compare(documents).forEach(mismatch -> findings.add(finding(mismatch))));
    }

    private Optional<EvidenceDocument> newestIndex() {
        return documents.stream()
                .filter(document -> document.type().equals(EvidenceIndex.TYPE))
                .reduce((older, newer) -> newer);
    }

    private static Optional<EvidenceIndex> index(Section section) {
        return Optional.of(new EvidenceIndex(section.sections("documents", CandidateEvidence::entry)));
    }

    private static Optional<EvidenceIndex.Entry> entry(Section section) {
        return Optional.of(new EvidenceIndex.Entry(
                section.text("type"), (int) section.number("revision"), section.digest("digest")));
    }

    private static Finding finding(EvidenceIndex.Mismatch mismatch) {
        String document = mismatch.type() + "." + mismatch.revision();
        String message = mismatch.listed() == null
                ? "is not in the index that CI handed in; found " + mismatch.found() + "."
                : "must have the digest " + mismatch.listed() + " that CI listed; found "
                        + (mismatch.found() == null ? "no such document" : mismatch.found()) + ".";
        return new Finding(
                "EVIDENCE_DIGEST_MISMATCH",
                document,
                "",
                message,
                "Restore the original bytes, or hand in the next revision with an index that lists it.");
    }
}
