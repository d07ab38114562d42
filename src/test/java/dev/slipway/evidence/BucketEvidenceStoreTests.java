package dev.slipway.evidence;

import static dev.slipway.evidence.EvidenceArchiveContract.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.worm.FreshBucket;
import dev.slipway.worm.S3Double;
import dev.slipway.worm.S3Double.Lie;
import dev.slipway.worm.S3Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bucket keeps evidence locked; what it did not answer, or only pretends, is never taken for an answer. */
class BucketEvidenceStoreTests {

    private static final String BUCKET = "evidence";
    private static final String FOLDER = "slipway/evidence/scoring/1.0.0/";

    @RegisterExtension
    static final FreshBucket FRESH = new FreshBucket(BUCKET);

    private static final S3Double S3 = FRESH.store();

    @TempDir
    Path folder;

    private EvidenceArchive store;

    @BeforeEach
    void openStore() {
        store = node();
    }

    /** What holds of every store. */
    @Nested
    class AsEveryStore extends EvidenceArchiveContract {

        @Override
        EvidenceArchive open() {
            return node();
        }

        @Override
        List<String> lying(String below) throws IOException {
            try (Stream<Path> left = Files.isDirectory(folder) ? Files.walk(folder) : Stream.empty()) {
                assertThat(left.filter(Files::isRegularFile)).isEmpty();
            }
            return S3.keys(BUCKET).keySet().stream()
                    .filter(key -> key.startsWith(below.isEmpty() ? "" : FOLDER + below))
                    .toList();
        }
    }

    @Test
    void everythingIsLockedForYears() throws IOException {
        keep("{}");
        attach("a report");

        assertThat(S3.keys(BUCKET).keySet())
                .containsExactlyInAnyOrder(
                        FOLDER + "build.1",
                        FOLDER + "attachments/" + digest("a report").replace(':', '-') + ".bin")
                .allSatisfy(key -> assertThat(S3.keptUntil(BUCKET, key))
                        .isAfter(Instant.now().plus(Duration.ofDays(10 * 365))));
    }

    /** 409 and 412 while nothing is there: another node's write came to nothing. */
    @ParameterizedTest
    @ValueSource(ints = {409, 412})
    void whatAnotherNodeDidNotBringToAnEndIsTriedAgain(int fault) {
        S3.writeFaults.add(fault);

        assertThat(keep("{}").added()).isTrue();
        assertThat(versions()).containsExactly(Map.entry(FOLDER + "build.1", 1));
    }

    @Test
    void aStoreThatOnlyEverSaysThatSomebodyIsFasterIsNotAskedForEver() {
        S3.writeFaults.addAll(List.of(409, 409, 409, 409, 409, 409));

        assertThatThrownBy(() -> keep("{}"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Hand it in again");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 0})
    void whatWasNotWrittenIsSaidSoAndMayBeHandedInAgain(int fault) {
        S3.writeFaults.add(fault);

        assertThatThrownBy(() -> keep("{}"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("not known that evidence of scoring 1.0.0 was kept")
                .hasMessageContaining("Hand it in again");
        assertThat(keep("{}").document().revision()).isEqualTo(1);
        assertThat(versions()).containsExactly(Map.entry(FOLDER + "build.1", 1));
    }

    @Test
    void anAnswerThatWasLostIsLookedUp() {
        S3.writeFaults.add(S3Double.LOST);

        assertThat(keep("{}").document().revision()).isEqualTo(1);
        assertThat(keep("{}").added()).isFalse();
        assertThat(versions()).containsExactly(Map.entry(FOLDER + "build.1", 1));
    }

    @Test
    void aStoreThatIsAwayIsNotAnEmptyOne() {
        EvidenceDocument kept = keep("{}").document();
        S3.away(true);

        for (Runnable question : List.<Runnable>of(
                () -> store.systems(),
                () -> store.versions("scoring"),
                () -> store.documents("scoring", "1.0.0"),
                () -> store.content("scoring", "1.0.0", kept),
                () -> store.attachment("scoring", "1.0.0", digest("x")),
                () -> keep("{}"))) {
            assertThatThrownBy(question::run)
                    .isInstanceOf(EvidenceUnreachable.class)
                    .hasMessageContaining("503");
        }
        S3.away(false);
        assertThat(store.documents("scoring", "1.0.0")).containsExactly(kept);
    }

    @Test
    void aDocumentThatBrokeOffIsNoDocument() {
        keep("{\"a\":1}");
        S3.cutOff.set(1);
        EvidenceArchive fresh = node();

        assertThatThrownBy(() -> fresh.documents("scoring", "1.0.0")).isInstanceOf(EvidenceUnreachable.class);
        assertThat(fresh.documents("scoring", "1.0.0")).hasSize(1);
    }

    @Test
    void anAttachmentThatBrokeOffDoesNotEndWell() throws IOException {
        attach("a report");
        S3.cutOff.set(1);

        try (InputStream content = store.attachment("scoring", "1.0.0", digest("a report"))) {
            assertThatThrownBy(content::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void bytesThatWerePutOverADocumentChangeNothing() {
        EvidenceDocument kept = keep("{}").document();
        S3.overwrite(BUCKET, FOLDER + "build.1", bytes("{\"forged\":true}"));

        assertThat(node().documents("scoring", "1.0.0")).containsExactly(kept);
        assertThat(store.content("scoring", "1.0.0", kept)).asString().isEqualTo("{}");
    }

    @Test
    void aDocumentThatSomebodyHidIsStillThere() {
        EvidenceDocument kept = keep("{}").document();
        S3.hide(BUCKET, FOLDER + "build.1");

        assertThat(node().documents("scoring", "1.0.0")).containsExactly(kept);
        assertThat(keep("{}").added()).isFalse();
    }

    @Test
    void whoeverIsFasterHasTheRevision() {
        S3.beforeWrite(() -> S3.overwriteLocked(BUCKET, FOLDER + "build.1", bytes("{\"faster\":true}")));

        assertThat(keep("{}").document().revision()).isEqualTo(2);
        assertThat(versions()).containsOnly(Map.entry(FOLDER + "build.1", 1), Map.entry(FOLDER + "build.2", 1));
    }

    @Test
    void whoeverIsFasterWithTheSameBytesHandsThemInForBoth() {
        S3.beforeWrite(() -> S3.overwriteLocked(BUCKET, FOLDER + "build.1", bytes("{}")));

        assertThat(keep("{}").document().revision()).isEqualTo(1);
        assertThat(versions()).containsOnly(Map.entry(FOLDER + "build.1", 1));
    }

    @Test
    void whoeverIsFasterWithARevisionThatIsInsistedOnHasItForGood() {
        S3.beforeWrite(() -> S3.overwriteLocked(BUCKET, FOLDER + "build.1", bytes("{\"faster\":true}")));

        assertThatThrownBy(() ->
                        store.keep("scoring", "1.0.0", new NewEvidence("build", 1, EvidenceName.JSON, bytes("{}"))))
                .isInstanceOf(EvidenceRefused.class)
                .hasMessageContaining(digest("{}"))
                .hasMessageContaining(digest("{\"faster\":true}"));
    }

    /** As Ceph's gateway of version 16 does: both nodes are told that they wrote. */
    @Test
    void aStoreThatIgnoresConditionsLosesNothingEither() {
        S3.lies.add(Lie.IGNORES_CONDITIONS);
        S3.beforeWrite(() -> S3.overwriteLocked(BUCKET, FOLDER + "build.1", bytes("{\"faster\":true}")));

        assertThat(keep("{}").document().revision()).isEqualTo(2);
        assertThat(store.documents("scoring", "1.0.0"))
                .extracting(EvidenceDocument::size)
                .containsExactly(15L, 2L);
    }

    @Test
    void whatIsKeptWithoutALockIsNotKept() {
        S3.lies.add(Lie.DROPS_LOCKS);

        assertThatThrownBy(() -> keep("{}"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no lock");
    }

    @Test
    void anAttachmentIsReadOnceFromEachEnd() throws IOException {
        byte[] large = new byte[9 * 1024 * 1024];
        String digest = ContentDigest.of(large);

        store.attach("scoring", "1.0.0", digest, new ByteArrayInputStream(large));

        try (InputStream content = store.attachment("scoring", "1.0.0", digest)) {
            assertThat(content.readAllBytes()).isEqualTo(large);
        }
    }

    private EvidenceArchive node() {
        S3Store bucket = new S3Store(
                S3.place(BUCKET, "slipway/"), Period.ofYears(11), Clock.systemUTC(), Duration.ofMillis(700));
        return new BucketEvidenceStore(bucket, folder.resolve("uploads"));
    }

    private KeptEvidence keep(String text) {
        return store.keep("scoring", "1.0.0", new NewEvidence("build", null, EvidenceName.JSON, bytes(text)));
    }

    private void attach(String text) throws IOException {
        store.attach("scoring", "1.0.0", digest(text), new ByteArrayInputStream(bytes(text)));
    }

    private static String digest(String text) {
        return ContentDigest.of(bytes(text));
    }

    private static Map<String, Integer> versions() {
        return S3.keys(BUCKET);
    }
}
