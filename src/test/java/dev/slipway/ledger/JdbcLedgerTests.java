package dev.slipway.ledger;

import static dev.slipway.ledger.LedgerDatabase.anEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JdbcLedgerTests {

    private final LedgerDatabase database = new LedgerDatabase();
    private final Ledger ledger = database.ledger;

    @Test
    void anEmptyLedgerHasTheRootOfTheEmptyTree() {
        assertThat(ledger.head()).isEqualTo(new Tail(Entry.NO_PREVIOUS, Frontier.EMPTY).head());
        assertThat(database.check())
                .isEqualTo(new LedgerVerdict(0, ledger.head().root(), null));
    }

    @Test
    void storesTheBytesThatItHashes() {
        database.append(anEntry("a"));

        assertThat(ledger.entry(0).orElseThrow().text())
                .isEqualTo("{\"actor\":{\"id\":\"qa-lead\",\"kind\":\"person\",\"role\":\"qa-lead\"},\"digests\":[],"
                        + "\"key\":\"a\",\"payload\":{\"errorRate\":\"0.0013\",\"requests\":500,\"verdict\":\"go\"},"
                        + "\"previous\":\"" + "0".repeat(64) + "\",\"schema\":1,\"sequence\":0,"
                        + "\"subject\":\"credit-scoring~1.1.0~prod~1\",\"time\":\"2026-11-21T08:00:00.123456Z\","
                        + "\"type\":\"ReleaseDecided\"}");
    }

    @Test
    void linksEachEntryToTheOneBefore() {
        NewEntry second = anEntry("b").onBehalfOf("governance-lead").withDigests(List.of("sha256:" + "ab".repeat(32)));

        assertThat(database.append(anEntry("a"), second)).containsExactly(0L, 1L);

        Entry entry = ledger.entry(1).orElseThrow();
        assertThat(entry.content()).isEqualTo(second);
        assertThat(entry.previous()).isEqualTo(ledger.entry(0).orElseThrow().leafHash());
        assertThat(ledger.head().lastLeaf()).isEqualTo(entry.leafHash());
        assertThat(ledger.head().size()).isEqualTo(2);
    }

    @Test
    void findsEntriesBySubjectAndByPlace() {
        NewEntry other = NewEntry.of("UserAdded", "people", Actor.service("access"), Map.of(), "x");
        database.append(anEntry("a"), other, anEntry("b"));

        assertThat(ledger.entries("credit-scoring~1.1.0~prod~1"))
                .extracting(Entry::sequence)
                .containsExactly(0L, 2L);
        assertThat(ledger.entries("nothing")).isEmpty();
        assertThat(ledger.entries(1, 1)).extracting(Entry::sequence).containsExactly(1L);
        assertThat(ledger.entries(1, 10)).extracting(Entry::sequence).containsExactly(1L, 2L);
        assertThat(ledger.entry(3)).isEmpty();
    }

    @Test
    void theSameEventReportedAgainKeepsItsPlace() {
        database.append(anEntry("a"), anEntry("b"));
        LedgerHead before = ledger.head();

        assertThat(database.append(anEntry("b"), anEntry("a"))).containsExactly(1L, 0L);
        assertThat(ledger.head()).isEqualTo(before);
        assertThat(database.append(anEntry("c"), anEntry("c"))).containsExactly(2L, 2L);
        assertThat(database.check().sound()).isTrue();
    }

    @Test
    void oneKeyWithTwoContentsIsRefused() {
        database.append(anEntry("a"));
        NewEntry other = NewEntry.of("ReleaseDecided", "x", Actor.service("engine"), Map.of(), "a");

        assertThatThrownBy(() -> database.append(anEntry("b"), other))
                .isInstanceOf(IdempotencyConflict.class)
                .hasMessageContaining("its key 'a' was recorded with other content as entry 0");
        assertThat(ledger.head().size()).isEqualTo(1);
    }

    @Test
    void refusesToAppendWithoutATransaction() {
        assertThatThrownBy(() -> ledger.append(List.of(anEntry("a"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("found none");
        assertThat(ledger.head().size()).isZero();
    }

    @Test
    void aFailingDatabaseIsNamedAndNothingIsRecorded() {
        database.execute("alter table ledger_entry rename to ledger_entry_away");

        assertThatThrownBy(() -> database.append(anEntry("a")))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("The ledger could not append");
        assertThat(ledger.head().size()).isZero();
    }

    @Test
    void refusesAnEntryOutOfForm() {
        assertThatThrownBy(() -> NewEntry.of("task completed", "s", Actor.service("e"), Map.of(), "k"))
                .hasMessageContaining("An entry's type must be a word such as TaskCompleted; found 'task completed'");
        assertThatThrownBy(() -> NewEntry.of("TaskCompleted", " ", Actor.service("e"), Map.of(), "k"))
                .hasMessageContaining("subject");
        assertThatThrownBy(() -> anEntry("k".repeat(301))).hasMessageContaining("key");
        assertThatThrownBy(() -> anEntry("k").withDigests(List.of("sha256:ABC")))
                .hasMessageContaining("digest");
        assertThatThrownBy(() -> NewEntry.of("TaskCompleted", "s", Actor.service("e"), Map.of("x", 0.5), "k"))
                .isInstanceOf(UnacceptableJson.class);
    }

    @Test
    void manyWritersOfWhomSomeGiveUpLeaveNoGap() throws Exception {
        int events = 240;
        ExecutorService writers = Executors.newFixedThreadPool(24);
        try {
            writers.invokeAll(IntStream.range(0, events)
                            .mapToObj(this::appendOrGiveUp)
                            .toList())
                    .forEach(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(60)));
        } finally {
            writers.shutdown();
        }

        long kept = events - events / 5;
        assertThat(ledger.entries(0, events))
                .extracting(Entry::sequence)
                .containsExactlyElementsOf(LongStream.range(0, kept).boxed().toList());
        assertThat(database.check())
                .isEqualTo(new LedgerVerdict(kept, ledger.head().root(), null));
    }

    private Callable<Boolean> appendOrGiveUp(int event) {
        return () -> database.transaction.execute(status -> {
            ledger.append(List.of(anEntry("event-" + event)));
            if (event % 5 == 0) {
                status.setRollbackOnly();
            }
            return true;
        });
    }
}
