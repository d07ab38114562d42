package dev.slipway.evidence;

import static dev.slipway.evidence.EvidenceArchiveContract.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence that is brought into another store is the same there, however often the move is broken off. */
class EvidenceMoveTests {

    private static final String REPORT = ContentDigest.of(bytes("a report"));

    @TempDir
    private Path here;

    @TempDir
    private Path there;

    private EvidenceArchive from;
    private EvidenceArchive to;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void someEvidence() throws IOException {
        from = new FolderEvidenceStore(here);
        to = new FolderEvidenceStore(there);
        keep(from, "{}");
        keep(from, "{\"a\":1}");
        from.keep("scoring", "1.0.0", new NewEvidence("compliance", null, EvidenceName.YAML, bytes("a: 1")));
        from.attach("scoring", "1.0.0", REPORT, new ByteArrayInputStream(bytes("a report")));
        from.keep("sorting", "2.0.0", new NewEvidence("build", null, EvidenceName.JSON, bytes("{}")));
    }

    @Test
    void everythingIsThereUnderItsNameAndRevision() throws IOException {
        assertThat(move().lacking()).hasSize(5).contains("scoring 1.0.0 build.2.json", "scoring 1.0.0 " + REPORT);

        assertThat(move().run(told::add)).isEqualTo(new EvidenceMove.Result(5, 0, List.of()));

        assertThat(told).hasSize(5);
        assertThat(to.documents("scoring", "1.0.0")).isEqualTo(from.documents("scoring", "1.0.0"));
        assertThat(to.documents("sorting", "2.0.0")).isEqualTo(from.documents("sorting", "2.0.0"));
        try (InputStream report = to.attachment("scoring", "1.0.0", REPORT)) {
            assertThat(report).hasContent("a report");
        }
        assertThat(move().lacking()).isEmpty();
        assertThat(move().run(told::add)).isEqualTo(new EvidenceMove.Result(0, 5, List.of()));
    }

    @Test
    void aMoveThatIsBrokenOffAnywhereGoesOn() {
        int tries = 0;
        for (int calls = 0; !move().lacking().isEmpty(); calls++) {
            EvidenceMove breaking = new EvidenceMove(from, breakingAfter(1));
            try {
                breaking.run(told::add);
            } catch (EvidenceUnreachable expected) {
                tries++;
            }
            assertThat(calls).as("each try brings something").isLessThan(10);
        }
        assertThat(tries).isPositive();
        assertThat(told).doesNotHaveDuplicates();
        assertThat(move().run(told::add)).isEqualTo(new EvidenceMove.Result(0, 5, List.of()));
    }

    @Test
    void otherBytesThatStandThereAreToldAndStay() {
        keep(to, "{\"other\":1}");
        to.keep("sorting", "2.0.0", new NewEvidence("build", null, EvidenceName.YAML, bytes("{}")));

        EvidenceMove.Result result = move().run(told::add);

        assertThat(result.refused())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("scoring 1.0.0 build.1.json")
                        .contains(ContentDigest.of(bytes("{\"other\":1}"))))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("sorting 2.0.0 build.1.json")
                        .contains("yaml"))
                .hasSize(2);
        assertThat(move().lacking()).contains("scoring 1.0.0 build.1.json", "sorting 2.0.0 build.1.json");
    }

    @Test
    void anAttachmentThatWasCutOffIsTold() throws IOException {
        move().run(told::add);
        Path file = there.resolve("scoring/1.0.0/attachments/" + REPORT.replace(':', '-') + ".bin");
        Files.writeString(file, "a rep");

        assertThat(move().run(told::add).refused()).singleElement().asString().startsWith("scoring 1.0.0 " + REPORT);
        assertThat(move().lacking()).containsExactly("scoring 1.0.0 " + REPORT);
    }

    @Test
    void aStoreThatIsAwayEndsTheMove() {
        assertThatThrownBy(() -> new EvidenceMove(from, breakingAfter(0)).run(told::add))
                .isInstanceOf(EvidenceUnreachable.class);
    }

    private EvidenceMove move() {
        return new EvidenceMove(from, to);
    }

    private EvidenceArchive breakingAfter(int writes) {
        int[] left = {writes};
        return (EvidenceArchive) Proxy.newProxyInstance(
                EvidenceArchive.class.getClassLoader(),
                new Class<?>[] {EvidenceArchive.class},
                (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(to, arguments);
                        if (added(answer) && --left[0] < 0) {
                            throw new EvidenceUnreachable("no answer");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static boolean added(Object answer) {
        return answer instanceof KeptEvidence kept && kept.added()
                || answer instanceof Attachment attachment && attachment.added();
    }

    private static void keep(EvidenceArchive store, String text) {
        store.keep("scoring", "1.0.0", new NewEvidence("build", null, EvidenceName.JSON, bytes(text)));
    }
}
