package dev.slipway.audit.pack;

import dev.slipway.audit.pack.PackWriter.Content;
import dev.slipway.ledger.Checkpoint;
import dev.slipway.ledger.Checkpoints;
import dev.slipway.ledger.KeyRegister;
import dev.slipway.ledger.LedgerExport;
import dev.slipway.ledger.ReleaseEntries;
import dev.slipway.process.history.AuditPacks;
import dev.slipway.process.history.LedgerSeal;
import dev.slipway.release.ReleaseId;
import dev.slipway.signature.SignedNote;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Puts together what belongs to a release: record, evidence, signatures and its part of the ledger. */
@Component
class AssembledPacks implements AuditPacks {

    private static final int PARTS = 4;

    private final Checkpoints checkpoints;
    private final KeyRegister keys;
    private final LedgerExport exports;
    private final LedgerSeal seal;
    private final PackedRecord record;
    private final PackedEvidence evidence;
    private final PackedSignatures signatures;

    AssembledPacks(
            Checkpoints checkpoints,
            KeyRegister keys,
            LedgerExport exports,
            LedgerSeal seal,
            PackedRecord record,
            PackedEvidence evidence,
            PackedSignatures signatures) {
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.exports = exports;
        this.seal = seal;
        this.record = record;
        this.evidence = evidence;
        this.signatures = signatures;
    }

    /** Learns what is put into the pack next, and how many of how many parts are in it. */
    interface Progress {

        void next(String what, int done, int of);
    }

    @Override
    public Made make(ReleaseId release, Path to) throws IOException {
        return make(release, to, false, (what, done, of) -> {});
    }

    /** @param attachments whether what documents refer to is put in as well, which may be large */
    Made make(ReleaseId release, Path to, boolean attachments, Progress progress) throws IOException {
        SignedNote checkpoint = checkpoints.newest();
        Checkpoint tree = Checkpoint.parse(checkpoint.text());
        Path ledger = Files.createTempFile("slipway-pack", ".zip");
        try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
            progress.next("its part of the ledger", 0, PARTS);
            export(release, checkpoint, ledger);
            PackWriter pack = new PackWriter(out);
            pack.put(PackParts.README, Content.of(readme()));
            pack.put(PackParts.LEDGER, () -> Files.newInputStream(ledger));
            progress.next("the record", 1, PARTS);
            record.put(release, tree, pack);
            progress.next("the evidence", 2, PARTS);
            ReleaseEntries entries = ReleaseEntries.read(ledger);
            evidence.put(release, entries, attachments, pack);
            progress.next("the signatures", 3, PARTS);
            signatures.put(release, entries, pack);
            pack.end(release.slug(), tree, seal::seal);
            progress.next("nothing more", PARTS, PARTS);
        } finally {
            Files.delete(ledger);
        }
        PackWriter.Measured made = PackWriter.Measured.of(() -> Files.newInputStream(to));
        return new Made("sha256:" + made.sha256(), made.size(), tree.size());
    }

    private static byte[] readme() throws IOException {
        try (InputStream text = new ClassPathResource("audit/pack-readme.txt").getInputStream()) {
            return text.readAllBytes();
        }
    }

    private void export(ReleaseId release, SignedNote checkpoint, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            exports.release(release.slug(), checkpoint, keys.keys(), out);
        }
    }
}
