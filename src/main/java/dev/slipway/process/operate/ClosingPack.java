package dev.slipway.process.operate;

import dev.slipway.evidence.Attachment;
import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.ledger.Ledger;
import dev.slipway.process.Journal;
import dev.slipway.process.handin.EvidenceReceipts;
import dev.slipway.process.history.AuditPacks;
import dev.slipway.release.ReleaseId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * The audit pack of a release that closes, kept beside its evidence and as long as that; its digest is the last thing
 * that the procedure records. A pack that was kept without its entry, because of a crash, is followed by another.
 */
@Component
class ClosingPack {

    private final AuditPacks packs;
    private final EvidenceArchive archive;
    private final EvidenceReceipts receipts;
    private final Ledger ledger;
    private final Journal journal;

    ClosingPack(AuditPacks packs, EvidenceArchive archive, EvidenceReceipts receipts, Ledger ledger, Journal journal) {
        this.packs = packs;
        this.archive = archive;
        this.receipts = receipts;
        this.ledger = ledger;
        this.journal = journal;
    }

    void keep(DelegateExecution execution, ReleaseId release) {
        String key = "AuditPackKept:" + execution.getProcessInstanceId();
        boolean kept = ledger.entries(release.slug()).stream()
                .anyMatch(entry -> entry.content().key().equals(key));
        if (!kept) {
            keep(execution, release, key);
        }
    }

    private void keep(DelegateExecution execution, ReleaseId release, String key) {
        try {
            Path folder = Files.createTempDirectory("slipway-pack");
            Path file = folder.resolve("pack.zip");
            try {
                AuditPacks.Made made = packs.make(release, file);
                receipts.recordPack(release.system(), release.version(), attached(release, made, file));
                journal.recordNow(
                        execution,
                        "AuditPackKept",
                        Map.of("size", made.size(), "ledgerEntries", made.ledgerSize()),
                        List.of(made.digest()),
                        key);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The audit pack of release " + release + " could not be kept.", e);
        }
    }

    private Attachment attached(ReleaseId release, AuditPacks.Made made, Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return archive.attach(release.system(), release.version(), made.digest(), bytes);
        }
    }
}
