package dev.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.evidence.EvidenceStore;
import dev.slipway.evidence.EvidenceUnreachable;
import dev.slipway.evidence.FolderEvidenceStore;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the overview of auditors says of a store of evidence that answers, refuses, hangs or breaks. */
class EvidenceStandingTests {

    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void nothingIsSaidOfAStoreThatAnswers(@TempDir Path folder) {
        assertThat(new EvidenceStanding(new FolderEvidenceStore(folder)).notes())
                .isEmpty();
    }

    @Test
    void oneThatIsAwayIsSaidWithItsRemedy() {
        EvidenceStanding standing = standing(() -> {
            throw new EvidenceUnreachable("The bucket 'evidence' refused the connection.");
        });
        assertThat(standing.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.text())
                        .contains("cannot be reached", "refused the connection", "See that the store runs"));
    }

    @Test
    void oneThatHangsIsWaitedForNoLongerThanAReaderWouldAndAskedOnlyOnce() {
        CountDownLatch never = new CountDownLatch(1);
        EvidenceStanding standing = standing(() -> {
            never.await();
            return List.of();
        });
        assertThat(standing.notes()).hasSize(1);
        assertThat(standing.notes()).as("while the first question is open").hasSize(1);
        standing.destroy();
    }

    @Test
    void oneThatBreaksOtherwiseIsNotInOrderEither() {
        EvidenceStanding standing = standing(() -> {
            throw new IllegalStateException("bad");
        });
        assertThatThrownBy(standing::notes).isInstanceOf(IllegalStateException.class);
    }

    private static EvidenceStanding standing(Callable<List<String>> versions) {
        Object store = Proxy.newProxyInstance(
                EvidenceStore.class.getClassLoader(),
                new Class<?>[] {EvidenceStore.class},
                (proxy, method, arguments) -> versions.call());
        return new EvidenceStanding((EvidenceStore) store, SHORT);
    }
}
