package dev.slipway.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.erdtman.jcs.JsonCanonicalizer;

/** The newest revision of each document of a version, under one digest that names them all. */
public record EvidenceBundle(List<EvidenceDocument> documents) {

    public EvidenceBundle {
        documents = documents.stream().sorted(EvidenceDocument.ORDER).toList();
    }

    /** The bundle of the newest revisions among these; an index lists evidence and is none itself. */
    public static EvidenceBundle of(Collection<EvidenceDocument> documents) {
        Map<String, EvidenceDocument> newest = documents.stream()
                .filter(document -> !document.type().equals(EvidenceIndex.TYPE))
                .collect(Collectors.toMap(EvidenceDocument::type, Function.identity(), NEWER, TreeMap::new));
        return new EvidenceBundle(List.copyOf(newest.values()));
    }

    private static final BinaryOperator<EvidenceDocument> NEWER = BinaryOperator.maxBy(EvidenceDocument.ORDER);

    public Optional<EvidenceDocument> document(String type) {
        return documents.stream()
                .filter(document -> document.type().equals(type))
                .findFirst();
    }

    /** SHA-256 of {@link #canonicalJson()}. */
    public String id() {
        return ContentDigest.of(canonicalJson());
    }

    /** The list of (type, revision, digest, media type, size) in the canonical form of RFC 8785. */
    public byte[] canonicalJson() {
        try {
            return new JsonCanonicalizer(
                            documents.stream().map(EvidenceBundle::json).collect(Collectors.joining(",", "[", "]")))
                    .getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // every value matches the store's strict grammar, so nothing needs escaping
    private static String json(EvidenceDocument document) {
        return """
                {"type":"%s","revision":%d,"digest":"%s","media_type":"%s","size":%d}""".formatted(
                        document.type(), document.revision(), document.digest(), document.mediaType(), document.size());
    }
}
