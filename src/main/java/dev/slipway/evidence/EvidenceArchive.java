package dev.slipway.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** The evidence store as it is written: what it once took stays as it is, and a crash leaves nothing half done. */
public interface EvidenceArchive extends EvidenceStore {

    /** Largest attachment in bytes. */
    long MAX_ATTACHMENT_BYTES = 256L * 1024 * 1024;

    /**
     * Keeps a document, as the next revision unless one is insisted on; the newest revision's bytes again change
     * nothing.
     *
     * @throws EvidenceRefused when a name is outside the grammar, the document is too large, or the revision that is
     *     insisted on holds other bytes or is not the next one
     */
    KeptEvidence keep(String system, String version, NewEvidence evidence);

    /**
     * Keeps an attachment, in constant memory; the same one again changes nothing.
     *
     * @param digest what its bytes must have
     * @throws EvidenceRefused when a name is outside the grammar, or the bytes are too many or of another digest
     * @throws IOException when the sender broke off
     */
    Attachment attach(String system, String version, String digest, InputStream content) throws IOException;

    /**
     * Keeps locked until then whatever is locked of a version; never shortens.
     *
     * @return how many things are; 0 for a store that locks nothing
     */
    int keepUntil(String system, String version, Instant until);
}
