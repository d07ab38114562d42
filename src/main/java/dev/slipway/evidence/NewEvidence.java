package dev.slipway.evidence;

import dev.slipway.evidence.EvidenceRefused.Rule;
import org.jspecify.annotations.Nullable;

/**
 * One document as it is handed in.
 *
 * @param type what it is, for example {@code evaluation}
 * @param revision the one that is insisted on, null for the next one
 * @param mediaType {@code application/json} or {@code application/yaml}
 */
public record NewEvidence(String type, @Nullable Integer revision, String mediaType, byte[] content) {

    public String digest() {
        return ContentDigest.of(content);
    }

    /** What it is once it is kept. */
    EvidenceDocument as(int number) {
        return new EvidenceDocument(type, number, digest(), mediaType, content.length);
    }

    void requireNameAndSize() {
        String name = type + "." + (revision == null ? 1 : revision) + ".json";
        if (type.length() > 64 || EvidenceName.of(name).isEmpty()) {
            throw new EvidenceRefused(
                    Rule.NAME,
                    "Evidence is named by a type in kebab-case and a revision from 1; found '" + type
                            + (revision == null ? "" : "." + revision) + "'. Correct the address.");
        }
        if (content.length > EvidenceStore.MAX_DOCUMENT_BYTES) {
            throw new EvidenceRefused(
                    Rule.SIZE,
                    "Evidence '" + type + "' must have at most " + EvidenceStore.MAX_DOCUMENT_BYTES + " bytes; found "
                            + content.length + ". Attach the bulk and name its digest.");
        }
    }
}
