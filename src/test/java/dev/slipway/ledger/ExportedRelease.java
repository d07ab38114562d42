package dev.slipway.ledger;

import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.SignedNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * A release of which a few entries stand among others, exported, for tests of what is built on exports.
 *
 * @param key signed the checkpoint
 */
public record ExportedRelease(String slug, NoteSigner key, Checkpoint tree, byte[] zip) {

    public static final String SLUG = "credit-scoring~1.1.0~production~1";

    /** @param digests those to which the entries refer */
    public static ExportedRelease naming(List<String> digests) {
        LedgerDatabase database = new LedgerDatabase();
        database.append(3);
        database.append(
                NewEntry.of("ProcessStarted", SLUG, Actor.service("slipway"), Map.of(), "started"),
                NewEntry.of("RecordArchived", SLUG, Actor.service("slipway"), Map.of(), "archived")
                        .withDigests(digests));
        NoteSigner key = TestKey.of("ledger.example/packs");
        SignedNote note = new Checkpoints(database.source, key).sign();
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try {
            new LedgerExport(database.ledger, new LedgerProofs(database.source))
                    .release(SLUG, note, List.of(key.verifier()), zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ExportedRelease(SLUG, key, Checkpoint.parse(note.text()), zip.toByteArray());
    }
}
