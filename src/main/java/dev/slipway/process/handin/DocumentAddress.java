package dev.slipway.process.handin;

import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.release.EvidenceSchemas;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What an address calls a document of a version: {@code type} or {@code type.revision}.
 *
 * @param revision null where the next, or when reading the newest, is meant
 */
record DocumentAddress(
        String system,
        String version,
        String type,
        @Nullable Integer revision) {

    private static final Pattern NAME = Pattern.compile("([a-z0-9-]{1,64})(?:\\.([1-9][0-9]{0,5}))?");

    static DocumentAddress parse(String system, String version, String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new HandInRefused(
                    HttpStatus.BAD_REQUEST,
                    "A document is addressed as {type} or {type}.{revision}, the revision from 1; correct the address."
                            + " Known types: " + EvidenceSchemas.known() + ".");
        }
        String revision = matcher.group(2);
        return new DocumentAddress(
                system, version, matcher.group(1), revision == null ? null : Integer.valueOf(revision));
    }

    /** @throws HandInRefused when no document of this type is taken */
    void requireKnownType() {
        if (EvidenceSchemas.kind(type).isEmpty()) {
            throw new HandInRefused(
                    HttpStatus.NOT_FOUND,
                    "There is no type of evidence '" + type + "'. Known: " + EvidenceSchemas.known()
                            + "; sbom, provenance and image-signature may end in -{component}. Attach anything else, and name its digest in a document.");
        }
    }

    Optional<EvidenceDocument> among(List<EvidenceDocument> documents) {
        return documents.stream()
                .filter(document -> document.type().equals(type))
                .filter(document -> revision == null || document.revision() == revision)
                .reduce((older, newer) -> newer);
    }

    /** How findings name the document before it has a revision. */
    String fileName(boolean yaml) {
        return type + (revision == null ? "" : "." + revision) + (yaml ? ".yaml" : ".json");
    }
}
