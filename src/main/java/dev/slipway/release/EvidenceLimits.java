package dev.slipway.release;

/** How many bytes a document of each type may have. */
public final class EvidenceLimits {

    private static final int BULKY = 4 * 1024 * 1024;

    private EvidenceLimits() {}

    public static int of(String type) {
        return switch (EvidenceSchemas.kind(type).orElse(type)) {
            case "compliance" -> EvidenceSyntax.MAX_MANIFEST_BYTES;
            case "sbom", "provenance", "image-signature" -> BULKY;
            default -> EvidenceSyntax.MAX_RECORD_BYTES;
        };
    }
}
