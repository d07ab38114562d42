package dev.slipway.process.handin;

import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.evidence.EvidenceUnreachable;
import dev.slipway.evidence.EvidenceUnreadable;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Whether the store and the ledger know the same documents: each is kept before its entry is written. */
@Component
class RecordedEvidence {

    private final EvidenceArchive archive;
    private final Ledger ledger;

    RecordedEvidence(EvidenceArchive archive, Ledger ledger) {
        this.archive = archive;
        this.ledger = ledger;
    }

    /**
     * How they differ in one version.
     *
     * @param unrecorded kept, and in no entry
     * @param broken recorded, and no longer kept as it was, in words
     */
    record Comparison(String system, String version, List<EvidenceDocument> unrecorded, List<String> broken) {}

    List<Comparison> compare() {
        return archive.systems().stream()
                .flatMap(system -> archive.versions(system).stream().map(version -> compare(system, version)))
                .toList();
    }

    private Comparison compare(String system, String version) {
        try {
            return compare(system, version, archive.documents(system, version));
        } catch (EvidenceUnreachable notKnown) {
            throw notKnown;
        } catch (EvidenceUnreadable | UncheckedIOException e) {
            return new Comparison(system, version, List.of(), List.of(String.valueOf(e.getMessage())));
        }
    }

    /** What is kept was listed first, so that a hand-in which comes meanwhile is not missed here. */
    private Comparison compare(String system, String version, List<EvidenceDocument> kept) {
        Map<String, String> missing = recorded(system, version);
        List<EvidenceDocument> unrecorded = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (EvidenceDocument document : kept) {
            String digest = missing.remove(name(document.type(), document.revision()));
            if (digest == null) {
                unrecorded.add(document);
            } else if (!digest.equals(document.digest())) {
                broken.add("Evidence '" + document.fileName() + "' of " + system + " " + version + " was recorded as "
                        + digest + "; found " + document.digest() + ".");
            }
        }
        missing.keySet()
                .forEach(name -> broken.add("Evidence '" + name + "' of " + system + " " + version
                        + " was recorded and is not there any more."));
        return new Comparison(system, version, unrecorded, broken);
    }

    /** By name; of two entries about one revision the first counts. */
    private Map<String, String> recorded(String system, String version) {
        Map<String, String> recorded = new TreeMap<>();
        ledger.entries(EvidenceReceipts.subject(system, version)).stream()
                .map(Entry::content)
                .filter(content -> EvidenceReceipts.OF_DOCUMENTS.contains(content.type()))
                .forEach(content -> recorded.putIfAbsent(
                        part(content, "type") + "." + part(content, "revision"),
                        content.digests().get(0)));
        return recorded;
    }

    private static String part(NewEntry content, String part) {
        return String.valueOf(content.payload().get(part));
    }

    private static String name(String type, int revision) {
        return type + "." + revision;
    }
}
