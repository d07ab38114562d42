package dev.slipway.evidence;

import dev.slipway.evidence.EvidenceRefused.Rule;
import java.util.List;
import java.util.Optional;

/**
 * The revisions of one document, and where the next bytes go.
 *
 * @param title system and version, for people
 */
record Revisions(String title, List<EvidenceDocument> documents) {

    static Revisions of(String title, String type, List<EvidenceDocument> all) {
        return new Revisions(
                title,
                all.stream().filter(document -> document.type().equals(type)).toList());
    }

    int next() {
        return documents.stream().mapToInt(EvidenceDocument::revision).max().orElse(0) + 1;
    }

    /** The document that holds these bytes already; refuses other bytes for a revision that is there. */
    Optional<EvidenceDocument> same(NewEvidence evidence) {
        Integer wanted = evidence.revision();
        Optional<EvidenceDocument> there = documents.stream()
                .filter(document -> document.revision() == (wanted == null ? next() - 1 : wanted))
                .findFirst();
        Optional<EvidenceDocument> same =
                there.filter(document -> document.digest().equals(evidence.digest()));
        if (same.isEmpty() && wanted != null && wanted != next()) {
            throw taken(evidence, wanted, there);
        }
        return same;
    }

    private EvidenceRefused taken(NewEvidence evidence, int wanted, Optional<EvidenceDocument> there) {
        String name = "'" + evidence.type() + "." + wanted + "' of " + title;
        String found = there.map(document -> name + " is there with the digest " + document.digest()
                        + " and is never replaced; found " + evidence.digest())
                .orElse(name + " cannot be added, since revisions are handed in one after the other; the next is "
                        + next());
        return new EvidenceRefused(
                Rule.REVISION, "Evidence " + found + ". Hand it in as '" + evidence.type() + "." + next() + "'.");
    }
}
