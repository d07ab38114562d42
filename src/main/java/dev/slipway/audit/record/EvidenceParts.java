package dev.slipway.audit.record;

import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.EvidenceBundle;
import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.release.ReleaseId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The documents of a version, and which of them the release was decided on. */
@Component
class EvidenceParts {

    private final EvidenceArchive archive;

    EvidenceParts(EvidenceArchive archive) {
        this.archive = archive;
    }

    List<EvidenceItem> of(ReleaseId release, List<Recorded> entries) {
        List<EvidenceDocument> documents = archive.documents(release.system(), release.version());
        Set<String> counted = frozen(entries)
                .map(lines -> lines.collect(Collectors.toSet()))
                .orElseGet(() -> EvidenceBundle.of(documents).documents().stream()
                        .map(EvidenceParts::line)
                        .collect(Collectors.toSet()));
        return documents.stream()
                .map(document -> new EvidenceItem(
                        document.fileName(),
                        document.type(),
                        document.revision(),
                        document.digest(),
                        document.mediaType(),
                        document.size(),
                        counted.contains(line(document))))
                .toList();
    }

    private static String line(EvidenceDocument document) {
        return document.fileName() + " " + document.digest();
    }

    /** What the last freeze named. */
    private static Optional<Stream<String>> frozen(List<Recorded> entries) {
        return entries.stream()
                .filter(entry -> entry.is("EvidenceFrozen"))
                .reduce((earlier, later) -> later)
                .map(entry -> entry.list("documents").stream().map(String::valueOf));
    }

    /** Documents that the ledger names and nobody keeps any more. */
    static Stream<Deviation> lost(List<EvidenceItem> kept, List<Recorded> entries) {
        Set<String> names =
                kept.stream().map(item -> item.name() + " " + item.digest()).collect(Collectors.toSet());
        return frozen(entries).stream()
                .flatMap(lines -> lines)
                .filter(line -> !names.contains(line))
                .map(line -> new Deviation(
                        Deviation.Kind.MISSING,
                        "The ledger names a document that is not kept as it was: " + EntryWords.shortened(line) + ".",
                        null,
                        null));
    }

    /** The bytes of a document of the version, by the name under which it is listed. */
    Optional<byte[]> content(ReleaseId release, String name) {
        return archive.documents(release.system(), release.version()).stream()
                .filter(document -> document.fileName().equals(name))
                .findFirst()
                .map(document -> archive.content(release.system(), release.version(), document));
    }
}
