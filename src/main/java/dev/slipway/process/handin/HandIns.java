package dev.slipway.process.handin;

import dev.slipway.evidence.Attachment;
import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.evidence.KeptEvidence;
import dev.slipway.evidence.NewEvidence;
import dev.slipway.ledger.Actor;
import dev.slipway.release.EvidenceCheck;
import dev.slipway.release.Finding;
import dev.slipway.release.FrozenEvidence;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Takes evidence: checked first, then kept, then recorded. When recording fails, the same hand-in sent again makes up
 * for it.
 */
@Component
class HandIns {

    private final EvidenceArchive archive;
    private final FrozenEvidence frozen;
    private final EvidenceReceipts receipts;

    HandIns(EvidenceArchive archive, FrozenEvidence frozen, EvidenceReceipts receipts) {
        this.archive = archive;
        this.frozen = frozen;
        this.receipts = receipts;
    }

    /**
     * What came of a hand-in.
     *
     * @param after open releases of the version whose documents were settled before; it changes nothing for them
     */
    record Taken(KeptEvidence kept, List<String> after) {}

    Taken take(DocumentAddress address, SentDocument sent, Actor sender) {
        requireFit(address, sent);
        String media = sent.yaml() ? "application/yaml" : "application/json";
        KeptEvidence kept = archive.keep(
                address.system(),
                address.version(),
                new NewEvidence(address.type(), address.revision(), media, sent.content()));
        EvidenceDocument document = kept.document();
        receipts.record(address.system(), address.version(), document, sender);
        List<String> late = frozen.settled(address.system(), address.version(), document);
        receipts.recordLate(late, document, sender);
        return new Taken(kept, late);
    }

    private static void requireFit(DocumentAddress address, SentDocument sent) {
        List<Finding> findings = EvidenceCheck.of(
                address.system(),
                address.version(),
                address.type(),
                address.fileName(sent.yaml()),
                sent.content(),
                sent.yaml());
        if (!findings.isEmpty()) {
            throw new HandInRefused(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "Evidence '" + address.type() + "' of " + address.system() + " " + address.version()
                            + " was refused for " + findings.size() + (findings.size() == 1 ? " reason" : " reasons")
                            + ", and nothing was kept. Mend what the findings name and hand it in again.",
                    findings);
        }
    }

    Attachment attach(String system, String version, String digest, InputStream content, Actor sender)
            throws IOException {
        Attachment attachment = archive.attach(system, version, digest, content);
        receipts.record(system, version, attachment, sender);
        return attachment;
    }
}
