package dev.slipway.evidence;

import java.util.List;

/** What was handed in about each version of each system; nothing in it is ever replaced. */
public interface EvidenceStore {

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
}
