package dev.slipway.evidence;

import java.io.InputStream;
import java.util.List;

/**
 * What was handed in about each version of each system; nothing in it is ever replaced. A store that does not answer is
 * {@link EvidenceUnreachable} and never empty.
 */
public interface EvidenceStore {

    /** Evidence is read by people; what is larger is an attachment and is referred to by digest. */
    int MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;

    /** Every system with evidence, in order; empty when there is none. */
    List<String> systems();

    /** Every version of a system with evidence, in order; empty for an unknown system or a name that cannot be one. */
    List<String> versions(String system);

    /** All revisions of all documents with the digests of their present bytes; empty for an unknown version. */
    List<EvidenceDocument> documents(String system, String version);

    /**
     * The bytes of one document, whose digest is checked again.
     *
     * @throws EvidenceUnreadable when it is gone, too large, or its bytes are no longer those of the digest
     */
    byte[] content(String system, String version, EvidenceDocument document);

    /** Every attachment, as it is named there and with its size; empty for an unknown version. */
    List<Attachment> attachments(String system, String version);

    /**
     * The bytes of an attachment, to be closed by the caller; who reads them to the end learns there if they were others.
     *
     * @throws EvidenceUnreadable when it is not there
     */
    InputStream attachment(String system, String version, String digest);
}
