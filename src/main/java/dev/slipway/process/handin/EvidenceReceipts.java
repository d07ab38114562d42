package dev.slipway.process.handin;

import dev.slipway.evidence.Attachment;
import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.record.LedgerRecorder;
import dev.slipway.release.Digests;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The ledger's word on what was handed in, once for each document and sender however often it is sent. */
@Component
public class EvidenceReceipts {

    /** What says that a document was kept. */
    static final List<String> OF_DOCUMENTS = List.of("EvidenceHandedIn", "EvidenceFetched", "EvidenceFoundUnrecorded");

    /** What says that an attachment was kept. */
    static final List<String> OF_ATTACHMENTS = List.of("AttachmentHandedIn", "AttachmentFoundUnrecorded");

    private final LedgerRecorder recorder;

    EvidenceReceipts(LedgerRecorder recorder) {
        this.recorder = recorder;
    }

    void record(String system, String version, EvidenceDocument document, Actor sender) {
        record(
                "EvidenceHandedIn",
                subject(system, version),
                sender,
                payload(system, version, document),
                document.digest());
    }

    /** What was got from a registry of images, once it is kept. */
    public void recordFetched(String system, String version, EvidenceDocument document) {
        record(
                "EvidenceFetched",
                subject(system, version),
                Actor.service("slipway"),
                payload(system, version, document),
                document.digest());
    }

    /** Makes up for an entry that was never written; who handed the document in is not known any more. */
    void recordFound(String system, String version, EvidenceDocument document) {
        record(
                "EvidenceFoundUnrecorded",
                subject(system, version),
                Actor.service("slipway"),
                payload(system, version, document),
                document.digest());
    }

    private static Map<String, Object> payload(String system, String version, EvidenceDocument document) {
        return Map.of(
                "system", system,
                "version", version,
                "type", document.type(),
                "revision", document.revision(),
                "mediaType", document.mediaType(),
                "size", document.size());
    }

    /** Says in the record of each release whose documents were settled before that this one came later. */
    void recordLate(List<String> slugs, EvidenceDocument document, Actor sender) {
        Map<String, Object> payload = Map.of("document", document.fileName(), "countsForTheBundle", false);
        slugs.forEach(slug -> record("EvidenceAddedToRecord", slug, sender, payload, document.digest()));
    }

    void record(String system, String version, Attachment attachment, Actor sender) {
        record("AttachmentHandedIn", system, version, attachment, sender);
    }

    /** The audit pack of a release is kept as an attachment of its version. */
    public void recordPack(String system, String version, Attachment pack) {
        record("AttachmentHandedIn", system, version, pack, Actor.service("slipway"));
    }

    /** Makes up for the entry of an attachment likewise. */
    void recordFound(String system, String version, Attachment attachment) {
        record("AttachmentFoundUnrecorded", system, version, attachment, Actor.service("slipway"));
    }

    private void record(String type, String system, String version, Attachment attachment, Actor sender) {
        Map<String, Object> payload = Map.of("system", system, "version", version, "size", attachment.size());
        record(type, subject(system, version), sender, payload, attachment.digest());
    }

    private void record(String type, String subject, Actor sender, Map<String, Object> payload, String digest) {
        String key = Digests.of(type + "\n" + subject + "\n" + sender.id() + "\n" + digest + "\n"
                + payload.getOrDefault("type", "") + "\n"
                + payload.getOrDefault("revision", payload.getOrDefault("document", "")));
        recorder.record(
                NewEntry.of(type, subject, sender, payload, "evidence:" + key).withDigests(List.of(digest)));
    }

    static String subject(String system, String version) {
        return "evidence:" + system + "/" + version;
    }
}
