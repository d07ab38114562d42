package dev.slipway.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The id of a bundle, over generated bundles: stable under any order, another one after any change. */
class EvidenceBundlePropertyTests {

    private static final int ROUNDS = 500;

    private final Random random = new Random(42);

    @Test
    void reorderingKeepsIt() {
        for (int round = 0; round < ROUNDS; round++) {
            List<EvidenceDocument> documents = documents();
            List<EvidenceDocument> shuffled = new ArrayList<>(documents);
            Collections.shuffle(shuffled, random);

            assertThat(EvidenceBundle.of(shuffled).id())
                    .isEqualTo(EvidenceBundle.of(documents).id());
        }
    }

    @Test
    void anyChangeChangesIt() {
        for (int round = 0; round < ROUNDS; round++) {
            EvidenceBundle bundle = EvidenceBundle.of(documents());
            List<EvidenceDocument> changed = new ArrayList<>(bundle.documents());
            int at = random.nextInt(changed.size());
            changed.set(at, change(changed.get(at)));

            assertThat(new EvidenceBundle(changed).id()).isNotEqualTo(bundle.id());
            changed.remove(at);
            assertThat(new EvidenceBundle(changed).id()).isNotEqualTo(bundle.id());
        }
    }

    @Test
    void oneBitOfADocumentChangesIt() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] content = new byte[1 + random.nextInt(200)];
            random.nextBytes(content);
            String before = bundle(content).id();
            content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));

            assertThat(bundle(content).id()).isNotEqualTo(before);
        }
    }

    private static EvidenceBundle bundle(byte[] content) {
        return new EvidenceBundle(List.of(
                new EvidenceDocument("build", 1, ContentDigest.of(content), EvidenceName.JSON, content.length)));
    }

    private EvidenceDocument change(EvidenceDocument document) {
        return switch (random.nextInt(5)) {
            case 0 -> with(document, document.type() + "-x", document.revision(), document.digest(), document.size());
            case 1 -> with(document, document.type(), document.revision() + 1, document.digest(), document.size());
            case 2 -> with(document, document.type(), document.revision(), digest(), document.size());
            case 3 -> with(document, document.type(), document.revision(), document.digest(), document.size() + 1);
            default ->
                new EvidenceDocument(
                        document.type(),
                        document.revision(),
                        document.digest(),
                        document.mediaType().equals(EvidenceName.JSON) ? EvidenceName.YAML : EvidenceName.JSON,
                        document.size());
        };
    }

    private static EvidenceDocument with(EvidenceDocument from, String type, int revision, String digest, long size) {
        return new EvidenceDocument(type, revision, digest, from.mediaType(), size);
    }

    private List<EvidenceDocument> documents() {
        return IntStream.rangeClosed(0, random.nextInt(12))
                .mapToObj(i -> new EvidenceDocument(
                        "type-" + i,
                        1 + random.nextInt(9),
                        digest(),
                        random.nextBoolean() ? EvidenceName.JSON : EvidenceName.YAML,
                        random.nextInt(1_000_000)))
                .toList();
    }

    private String digest() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return "sha256:" + HexFormat.of().formatHex(bytes);
    }
}
