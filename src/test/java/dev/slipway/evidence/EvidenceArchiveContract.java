package dev.slipway.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.evidence.EvidenceRefused.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store takes, and that nothing which it took is ever replaced. */
abstract class EvidenceArchiveContract {

    private static final int WRITERS = 12;
    private static final String REPORT = "a report";
    private static final String REPORT_DIGEST = ContentDigest.of(bytes(REPORT));

    private EvidenceArchive store;

    /** The store as one more node sees it. */
    abstract EvidenceArchive open() throws IOException;

    /** Whatever lies in the store below this name, also what is no evidence. */
    abstract List<String> lying(String below) throws IOException;

    @BeforeEach
    void openStore() throws IOException {
        store = open();
    }

    @Test
    void otherBytesBecomeTheNextRevisionAndTheSameChangeNothing() {
        assertThat(keep(null, "{}").added()).isTrue();
        assertThat(keep(null, "{}").added()).isFalse();
        assertThat(keep(null, "{\"a\":1}").document().revision()).isEqualTo(2);
        assertThat(keep(null, "{}").document().revision())
                .as("going back is a revision of its own")
                .isEqualTo(3);
        assertThat(names()).containsExactly("build.1.json", "build.2.json", "build.3.json");
    }

    @Test
    void aRevisionThatIsInsistedOnHoldsItsBytesForGood() {
        keep(1, "{}");
        keep(2, "{\"a\":1}");

        assertThat(keep(1, "{}").added()).isFalse();
        assertThatThrownBy(() -> keep(1, "{\"b\":1}"))
                .isInstanceOfSatisfying(
                        EvidenceRefused.class, e -> assertThat(e.rule()).isEqualTo(Rule.REVISION))
                .hasMessageContaining(ContentDigest.of(bytes("{}")))
                .hasMessageContaining(ContentDigest.of(bytes("{\"b\":1}")))
                .hasMessageContaining("'build.3'");
        assertThat(content(1)).isEqualTo("{}");
    }

    @Test
    void refusesToLeaveARevisionOut() {
        assertThatThrownBy(() -> keep(2, "{}")).hasMessageContaining("the next is 1");
        assertThat(names()).isEmpty();
    }

    @Test
    void aRevisionIsOneDocumentWhateverItsMediaType() {
        keep(1, "{}");

        assertThatThrownBy(() ->
                        store.keep("scoring", "1.0.0", new NewEvidence("build", 1, EvidenceName.YAML, bytes("a: 1"))))
                .isInstanceOf(EvidenceRefused.class);
        assertThat(store.keep("scoring", "1.0.0", new NewEvidence("build", null, EvidenceName.YAML, bytes("a: 1")))
                        .document()
                        .fileName())
                .isEqualTo("build.2.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "../scoring, 1.0.0, build, ",
        "scoring, .., build, ",
        "scoring, 1.0.0, ../build, ",
        "scoring, 1.0.0, Build, ",
        "scoring, 1.0.0, build, 0",
        "scoring, 1.0.0, build, 1000000",
        "scoring, '', build, "
    })
    void refusesNamesThatCouldBePaths(String system, String version, String type, @Nullable Integer revision)
            throws IOException {
        assertThatThrownBy(() ->
                        store.keep(system, version, new NewEvidence(type, revision, EvidenceName.JSON, bytes("{}"))))
                .isInstanceOfSatisfying(
                        EvidenceRefused.class, e -> assertThat(e.rule()).isEqualTo(Rule.NAME));
        assertThat(lying("")).isEmpty();
    }

    @Test
    void refusesADocumentThatIsTooLarge() {
        assertThatThrownBy(() -> keep(null, " ".repeat(EvidenceStore.MAX_DOCUMENT_BYTES + 1)))
                .isInstanceOfSatisfying(
                        EvidenceRefused.class, e -> assertThat(e.rule()).isEqualTo(Rule.SIZE));
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws IOException {
        EvidenceArchive other = open();
        List<CompletableFuture<KeptEvidence>> writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> (i % 2 == 0 ? store : other)
                        .keep(
                                "scoring",
                                "1.0.0",
                                new NewEvidence("build", null, EvidenceName.JSON, bytes("{\"a\":" + i + "}")))))
                .toList();

        assertThat(writers.stream()
                        .map(CompletableFuture::join)
                        .map(kept -> kept.document().revision()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, WRITERS).boxed().toList());
        assertThat(IntStream.rangeClosed(1, WRITERS).mapToObj(this::content)).doesNotHaveDuplicates();
    }

    @Test
    void keepsAnAttachmentByItsDigest() throws IOException {
        assertThat(attach(REPORT_DIGEST, REPORT)).isEqualTo(new Attachment(REPORT_DIGEST, 8, true));
        assertThat(attach(REPORT_DIGEST, REPORT).added()).isFalse();
        try (InputStream content = store.attachment("scoring", "1.0.0", REPORT_DIGEST)) {
            assertThat(content).hasContent(REPORT);
        }
        assertThat(names()).as("it is no document").isEmpty();
        assertThat(store.attachments("scoring", "1.0.0")).containsExactly(new Attachment(REPORT_DIGEST, 8, false));
        assertThat(store.attachments("scoring", "2.0.0")).isEmpty();
        assertThat(store.attachments("..", "1.0.0")).isEmpty();
    }

    @Test
    void refusesAnAttachmentOfAnotherDigestOrSizeAndKeepsNothingOfIt() throws IOException {
        assertThatThrownBy(() -> attach(REPORT_DIGEST, "another report"))
                .hasMessageContaining(REPORT_DIGEST)
                .hasMessageContaining(ContentDigest.of(bytes("another report")));
        assertThatThrownBy(() -> store.attach("scoring", "1.0.0", REPORT_DIGEST, new Endless()))
                .hasMessageContaining("at most 268435456 bytes");
        assertThatThrownBy(() -> attach("sha256:../../x", REPORT)).isInstanceOf(EvidenceRefused.class);
        assertThat(lying("attachments")).isEmpty();
    }

    @Test
    void listsWhatItKept() {
        keep(null, "{}");
        store.keep("scoring", "1.0.0+b", new NewEvidence("compliance", null, EvidenceName.YAML, bytes("a: 1")));

        assertThat(store.systems()).containsExactly("scoring");
        assertThat(store.versions("scoring")).containsExactly("1.0.0", "1.0.0+b");
        assertThat(store.documents("scoring", "1.0.0+b"))
                .containsExactly(
                        new EvidenceDocument("compliance", 1, ContentDigest.of(bytes("a: 1")), EvidenceName.YAML, 4));
        assertThat(store.versions("other")).isEmpty();
        assertThat(store.documents("scoring", "2.0.0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../scoring", "..", "scoring/1.0.0", "Scoring", ""})
    void knowsNothingUnderANameThatCannotBe(String name) {
        keep(null, "{}");

        assertThat(store.versions(name)).isEmpty();
        assertThat(store.documents(name, "1.0.0")).isEmpty();
        assertThat(store.documents("scoring", name)).isEmpty();
        assertThatThrownBy(() -> store.content(
                        "scoring", "1.0.0", new EvidenceDocument(name, 1, "sha256:0", EvidenceName.JSON, 1)))
                .isInstanceOf(EvidenceUnreadable.class);
    }

    @Test
    void givesOutNoOtherBytesThanThoseOfTheDigest() {
        keep(null, "{}");
        EvidenceDocument other = new EvidenceDocument("build", 1, REPORT_DIGEST, EvidenceName.JSON, 2);

        assertThatThrownBy(() -> store.content("scoring", "1.0.0", other))
                .isInstanceOf(EvidenceUnreadable.class)
                .hasMessageContaining(REPORT_DIGEST);
    }

    @Test
    void givesOutNoAttachmentThatIsNotThere() {
        assertThatThrownBy(() -> store.attachment("scoring", "1.0.0", REPORT_DIGEST))
                .isInstanceOf(EvidenceUnreadable.class);
    }

    final KeptEvidence keep(@Nullable Integer revision, String text) {
        return store.keep("scoring", "1.0.0", new NewEvidence("build", revision, EvidenceName.JSON, bytes(text)));
    }

    final Attachment attach(String digest, String text) throws IOException {
        return store.attach("scoring", "1.0.0", digest, new ByteArrayInputStream(bytes(text)));
    }

    final String content(int revision) {
        EvidenceDocument document = store.documents("scoring", "1.0.0").stream()
                .filter(found -> found.revision() == revision)
                .findFirst()
                .orElseThrow();
        return new String(store.content("scoring", "1.0.0", document), StandardCharsets.UTF_8);
    }

    final List<String> names() {
        return store.documents("scoring", "1.0.0").stream()
                .map(EvidenceDocument::fileName)
                .toList();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Never ends, and would fill any memory. */
    private static final class Endless extends InputStream {

        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            Arrays.fill(into, from, from + length, (byte) 0);
            return length;
        }
    }
}
