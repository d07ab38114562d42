package dev.slipway.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceBundleTests {

    private static final List<EvidenceDocument> DOCUMENTS = List.of(
            document("build", 1, "a"),
            document("build", 2, "b"),
            document("evaluation", 1, "c"),
            document(EvidenceIndex.TYPE, 1, "d"));

    @Test
    void namesTheNewestRevisions() {
        assertThat(EvidenceBundle.of(DOCUMENTS).documents())
                .containsExactly(document("build", 2, "b"), document("evaluation", 1, "c"));
    }

    @Test
    void isTheSameInAnyOrder() {
        List<EvidenceDocument> reversed = new ArrayList<>(DOCUMENTS);
        Collections.reverse(reversed);

        assertThat(EvidenceBundle.of(reversed).id())
                .isEqualTo(EvidenceBundle.of(DOCUMENTS).id());
    }

    @Test
    void changesWithAnyDigestRevisionOrType() {
        String id = EvidenceBundle.of(DOCUMENTS).id();

        assertThat(with(document("build", 2, "e")).id()).isNotEqualTo(id);
        assertThat(with(document("build", 3, "b")).id()).isNotEqualTo(id);
        assertThat(with(document("model-card", 1, "b")).id()).isNotEqualTo(id);
    }

    @Test
    void isWrittenCanonically() {
        assertThat(new String(
                        EvidenceBundle.of(List.of(DOCUMENTS.get(0))).canonicalJson(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("[{\"digest\":\"" + "sha256:" + "a".repeat(64)
                        + "\",\"media_type\":\"application/json\",\"revision\":1,\"size\":10,\"type\":\"build\"}]");
    }

    @Test
    void indexExposesChangedVanishedAndForeignDocuments() {
        EvidenceIndex index = new EvidenceIndex(List.of(
                new EvidenceIndex.Entry("build", 1, "sha256:" + "a".repeat(64)),
                new EvidenceIndex.Entry("build", 2, "sha256:" + "f".repeat(64)),
                new EvidenceIndex.Entry("model-card", 1, "sha256:" + "a".repeat(64))));

        assertThat(index.compare(DOCUMENTS))
                .extracting(mismatch -> mismatch.type() + "." + mismatch.revision())
                .containsExactly("build.2", "model-card.1", "evaluation.1");
    }

    private static EvidenceBundle with(EvidenceDocument another) {
        List<EvidenceDocument> documents = new ArrayList<>(DOCUMENTS);
        documents.removeIf(found -> found.type().equals(another.type()) && found.revision() == another.revision());
        documents.add(another);
        return EvidenceBundle.of(documents);
    }

    private static EvidenceDocument document(String type, int revision, String digit) {
        return new EvidenceDocument(type, revision, "sha256:" + digit.repeat(64), "application/json", 10);
    }
}
