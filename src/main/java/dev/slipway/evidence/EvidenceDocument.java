package dev.slipway.evidence;

import java.util.Comparator;

/**
 * One document that was handed in for a version, bound to its bytes.
 *
 * @param type what it is, for example {@code evaluation}
 * @param revision counted from 1; the newest one counts
 * @param digest {@code sha256:} and 64 lower-case hex digits over its bytes
 * @param mediaType {@code application/json} or {@code application/yaml}
 * @param size bytes
 */
public record EvidenceDocument(String type, int revision, String digest, String mediaType, long size) {

    static final Comparator<EvidenceDocument> ORDER = Comparator.comparing(EvidenceDocument::type)
            .thenComparing(EvidenceDocument::revision)
            .thenComparing(EvidenceDocument::mediaType);

    /** The name under which the document lies in its folder. */
    public String fileName() {
        return type + "." + revision + (mediaType.equals(EvidenceName.YAML) ? ".yaml" : ".json");
    }
}
