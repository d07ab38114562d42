package dev.slipway.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What CI says it handed in; it exposes bytes that changed, vanished or were slipped in afterwards. */
public record EvidenceIndex(List<Entry> entries) {

    public static final String TYPE = "index";

    public EvidenceIndex {
        entries = List.copyOf(entries);
    }

    /** One listed document. */
    public record Entry(String type, int revision, String digest) {

        String key() {
            return type + "." + revision;
        }
    }

    /**
     * A document that is not what the index says.
     *
     * @param listed null when the index does not know the document
     * @param found null when the document is not there
     */
    public record Mismatch(
            String type,
            int revision,
            @Nullable String listed,
            @Nullable String found) {}

    /** Every difference between the index and what lies in the store, in order. */
    public List<Mismatch> compare(Collection<EvidenceDocument> documents) {
        Map<String, EvidenceDocument> present = new TreeMap<>();
        documents.stream().filter(document -> !document.type().equals(TYPE)).forEach(d -> present.put(key(d), d));
        List<Mismatch> mismatches = new ArrayList<>();
        for (Entry entry : entries) {
            EvidenceDocument found = present.remove(entry.key());
            if (found == null || !found.digest().equals(entry.digest())) {
                mismatches.add(new Mismatch(
                        entry.type(), entry.revision(), entry.digest(), found == null ? null : found.digest()));
            }
        }
        present.values().forEach(d -> mismatches.add(new Mismatch(d.type(), d.revision(), null, d.digest())));
        return mismatches;
    }

    private static String key(EvidenceDocument document) {
        return document.type() + "." + document.revision();
    }
}
