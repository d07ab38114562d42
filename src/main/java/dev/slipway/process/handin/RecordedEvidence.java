package dev.slipway.process.handin;

import dev.slipway.evidence.Attachment;
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

/** Whether the store and the ledger know the same evidence: each thing is kept before its entry is written. */
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
     * @param unrecorded documents that are kept, and in no entry
     * @param attachments that are kept, and in no entry
     * @param broken recorded, and no longer kept as it was, in words
     */
    record Comparison(
            String system,
            String version,
            List<EvidenceDocument> unrecorded,
            List<Attachment> attachments,
            List<String> broken) {}

    List<Comparison> compare() {
        return archive.systems().stream()
                .flatMap(system -> archive.versions(system).stream().map(version -> compare(system, version)))
                .toList();
    }

    /** What is kept is listed first, so that a hand-in which comes meanwhile is not missed here. */
    private Comparison compare(String system, String version) {
        try {
            List<EvidenceDocument> documents = archive.documents(system, version);
            List<Attachment> attachments = archive.attachments(system, version);
            List<NewEntry> entries = ledger.entries(EvidenceReceipts.subject(system, version)).stream()
                    .map(Entry::content)
                    .toList();
            List<String> broken = new ArrayList<>();
            return new Comparison(
                    system,
                    version,
                    unrecorded(documents, recorded(entries), broken, system + " " + version),
                    unrecordedAttachments(attachments, entries, broken, system + " " + version),
                    broken);
        } catch (EvidenceUnreachable notKnown) {
            throw notKnown;
        } catch (EvidenceUnreadable | UncheckedIOException e) {
            return new Comparison(system, version, List.of(), List.of(), List.of(String.valueOf(e.getMessage())));
        }
    }

    private static List<EvidenceDocument> unrecorded(
            List<EvidenceDocument> kept, Map<String, String> missing, List<String> broken, String title) {
        List<EvidenceDocument> unrecorded = new ArrayList<>();
        for (EvidenceDocument document : kept) {
            String digest = missing.remove(name(document.type(), document.revision()));
            if (digest == null) {
                unrecorded.add(document);
            } else if (!digest.equals(document.digest())) {
                broken.add("Evidence '" + document.fileName() + "' of " + title + " was recorded as " + digest
                        + "; found " + document.digest() + ".");
            }
        }
        missing.keySet()
                .forEach(name ->
                        broken.add("Evidence '" + name + "' of " + title + " was recorded and is not there any more."));
        return unrecorded;
    }

    /** By their names and sizes; whoever reads one to its end learns whether its bytes are those of its digest. */
    private static List<Attachment> unrecordedAttachments(
            List<Attachment> kept, List<NewEntry> entries, List<String> broken, String title) {
        Map<String, Long> missing = new TreeMap<>();
        entries.stream()
                .filter(content -> EvidenceReceipts.OF_ATTACHMENTS.contains(content.type()))
                .forEach(content -> {
                    if (content.payload().get("size") instanceof Number size) {
                        missing.put(content.digests().get(0), size.longValue());
                    }
                });
        List<Attachment> unrecorded = new ArrayList<>();
        for (Attachment attachment : kept) {
            Long size = missing.remove(attachment.digest());
            if (size == null) {
                unrecorded.add(attachment);
            } else if (size != attachment.size()) {
                broken.add("Attachment " + attachment.digest() + " of " + title + " was recorded with " + size
                        + " bytes; found " + attachment.size() + ".");
            }
        }
        missing.keySet()
                .forEach(digest -> broken.add(
                        "Attachment " + digest + " of " + title + " was recorded and is not there any more."));
        return unrecorded;
    }

    /** By name; of two entries about one revision the first counts. */
    private static Map<String, String> recorded(List<NewEntry> entries) {
        Map<String, String> recorded = new TreeMap<>();
        entries.stream()
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
