package dev.slipway.audit;

import dev.slipway.audit.words.Refusal;
import dev.slipway.ledger.Checkpoint;
import dev.slipway.ledger.Checkpoints;
import dev.slipway.ledger.ConsistencyProof;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.ForkedLedger;
import dev.slipway.ledger.KeyRegister;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerExport;
import dev.slipway.ledger.LedgerProofs;
import dev.slipway.ledger.LedgerUnavailable;
import dev.slipway.ledger.Tile;
import dev.slipway.ledger.TlogProof;
import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger as an auditor's tools read it, in the public formats of C2SP; the pages of auditors link to the same files. */
@RestController
@RequestMapping({"/api/ledger", "/audit/ledger/files"})
class LedgerRoutes {

    private static final int MOST_ENTRIES = 1000;
    private static final String LINES = "application/x-ndjson";

    private final Ledger ledger;
    private final LedgerProofs proofs;
    private final Checkpoints checkpoints;
    private final KeyRegister keys;
    private final LedgerExport export;

    LedgerRoutes(Ledger ledger, LedgerProofs proofs, Checkpoints checkpoints, KeyRegister keys, LedgerExport export) {
        this.ledger = ledger;
        this.proofs = proofs;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.export = export;
    }

    /** The newest signed checkpoint, or the one that was signed at this size. */
    @GetMapping(value = "/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
    String checkpoint(@RequestParam(required = false) @Nullable Long size) {
        return signed(size).toString();
    }

    /** The verifier keys of those who signed, oldest first, one a line. */
    @GetMapping(value = "/keys", produces = MediaType.TEXT_PLAIN_VALUE)
    String keys() {
        return keys.keys().stream().map(NoteVerifier::toString).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The stored bytes of entries, one a line, from that sequence on. */
    @GetMapping(value = "/entries", produces = LINES)
    String entries(@RequestParam(defaultValue = "0") long from, @RequestParam(defaultValue = "100") int limit) {
        if (from < 0 || limit < 1 || limit > MOST_ENTRIES) {
            throw new IllegalArgumentException("Entries are read from 0 on, 1 to " + MOST_ENTRIES
                    + " at a time; found from " + from + ", limit " + limit + ".");
        }
        return ledger.entries(from, limit).stream()
                .map(entry -> entry.text() + "\n")
                .collect(Collectors.joining());
    }

    /** The proof that an entry stands in the tree of a signed checkpoint, with that checkpoint. */
    @GetMapping(value = "/proof/inclusion", produces = MediaType.TEXT_PLAIN_VALUE)
    String inclusion(@RequestParam long index, @RequestParam(required = false) @Nullable Long size) {
        SignedNote note = signed(size);
        return new TlogProof(
                        proofs.inclusion(index, Checkpoint.parse(note.text()).size()), note)
                .toString();
    }

    /** The proof that a larger tree only continues a smaller one: hashes in base64, one a line. */
    @GetMapping(value = "/proof/consistency", produces = MediaType.TEXT_PLAIN_VALUE)
    String consistency(@RequestParam long first, @RequestParam long second) {
        ConsistencyProof proof = proofs.consistency(first, second);
        return proof.path().stream()
                .map(hash -> Base64.getEncoder().encodeToString(hash) + "\n")
                .collect(Collectors.joining());
    }

    /** Hashes and entries in the files of tlog-tiles. */
    @GetMapping(value = "/tile/**", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] tile(HttpServletRequest request) {
        String path = request.getRequestURI().replaceFirst("^.*?/tile/", "");
        Tile tile = Tile.parse(path);
        return path.startsWith("entries/") ? proofs.bundle(tile) : proofs.tile(tile);
    }

    /** The whole ledger or one release as a file that is checked without this server. */
    @GetMapping("/export")
    void export(
            @RequestParam(required = false) @Nullable String release,
            @RequestParam(required = false) @Nullable Long size,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        SignedNote note = signed(size);
        LedgerExport.Frame frame = export.frame(note, keys.keys());
        ExportDownload download = release == null ? whole(frame, size != null) : release(release, frame, size != null);
        download.answer(request, response);
    }

    private ExportDownload whole(LedgerExport.Frame frame, boolean pinned) {
        return new ExportDownload(
                name("ledger", frame),
                tag("ledger", frame),
                export.wholeLength(frame),
                pinned,
                out -> export.whole(frame, out));
    }

    private ExportDownload release(String release, LedgerExport.Frame frame, boolean pinned) throws IOException {
        if (ledger.entries(release).isEmpty()) {
            throw new IllegalArgumentException("The ledger has no entry of a release '" + release + "'.");
        }
        CountingOutput length = new CountingOutput();
        export.release(release, frame, length);
        return new ExportDownload(
                name(release, frame),
                tag(release, frame),
                length.count(),
                pinned,
                out -> export.release(release, frame, out));
    }

    private static String name(String what, LedgerExport.Frame frame) {
        return what + "-" + Checkpoint.parse(frame.checkpoint().text()).size() + ".zip";
    }

    /** The frame decides on every byte: it holds the checkpoint over the entries. */
    private static String tag(String what, LedgerExport.Frame frame) {
        return "\"" + what + "-" + frame.digest() + "\"";
    }

    /** One entry as it is stored. */
    @GetMapping(value = "/entries/{sequence}", produces = MediaType.APPLICATION_JSON_VALUE)
    String entry(@PathVariable long sequence) {
        return ledger.entry(sequence)
                .map(Entry::text)
                .orElseThrow(() -> new IllegalArgumentException("The ledger has no entry " + sequence + "."));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refused(ExportDownload.Refused refusal) {
        return Refusal.answer(
                ResponseEntity.status(refusal.status()).header(HttpHeaders.CONTENT_RANGE, refusal.contentRange()),
                refusal);
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refused(IllegalArgumentException refusal) {
        return Refusal.answer(HttpStatus.NOT_FOUND, refusal);
    }

    /** The ledger was changed behind what was signed: nothing new is signed, and everybody may know it. */
    @ExceptionHandler
    ResponseEntity<Refusal> forked(ForkedLedger fork) {
        return Refusal.answer(HttpStatus.CONFLICT, fork);
    }

    @ExceptionHandler
    ResponseEntity<Refusal> unavailable(LedgerUnavailable failure) {
        return Refusal.answer(HttpStatus.SERVICE_UNAVAILABLE, failure);
    }

    private SignedNote signed(@Nullable Long size) {
        Optional<SignedNote> note = size == null ? Optional.of(checkpoints.newest()) : checkpoints.at(size);
        return note.orElseThrow(() -> new IllegalArgumentException(
                "No checkpoint was signed at the size " + size + "; leave it out for the newest."));
    }
}
