package dev.slipway.ledger;

import static dev.slipway.ledger.LedgerDatabase.anEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcLedgerTests {

    private final LedgerDatabase database = new LedgerDatabase();
    private final Ledger ledger = database.ledger;
    private final AtomicBoolean writing = new AtomicBoolean(true);

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
    void refusesAnIsolationThatDoesNotSeeWhoCameBefore() {
        TransactionTemplate serializable =
                new TransactionTemplate(Objects.requireNonNull(database.transaction.getTransactionManager()));
        serializable.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);

        assertThatThrownBy(() -> serializable.executeWithoutResult(status -> ledger.append(List.of(anEntry("a")))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("READ COMMITTED; found ");
        assertThat(ledger.head().size()).isZero();
    }

    @Test
    void refusesThatIsolationAlsoWhereItKnowsTheEnd() {
        database.append(anEntry("a"));
        TransactionTemplate repeatable =
                new TransactionTemplate(Objects.requireNonNull(database.transaction.getTransactionManager()));
        repeatable.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);

        assertThatThrownBy(() -> repeatable.executeWithoutResult(status -> ledger.append(List.of(anEntry("b")))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("READ COMMITTED; found ");
        assertThat(ledger.head().size()).isEqualTo(1);
    }

    @Test
    void anEndThatAnotherNodeMovedIsSeen() {
        database.append(anEntry("a"));
        try (LedgerNode other = new LedgerNode(database)) {
            assertThat(other.appendOrGiveUp(1, false)).containsExactly(1L, 2L);
            assertThat(database.append(anEntry("b"), anEntry("and-1"))).containsExactly(3L, 2L);
            assertThat(other.appendOrGiveUp(2, false)).containsExactly(4L, 5L);
        }
        assertThat(database.append(anEntry("c"))).containsExactly(6L);
        assertThat(database.check().sound()).isTrue();
    }

    @Test
    void anEndThatWasTakenBackIsForgotten() {
        try (LedgerNode node = new LedgerNode(database)) {
            assertThat(node.appendOrGiveUp(1, false)).containsExactly(0L, 1L);
            assertThat(node.appendOrGiveUp(2, true)).containsExactly(2L, 3L);
            assertThat(node.appendOrGiveUp(3, false)).containsExactly(2L, 3L);
            assertThat(node.appendOrGiveUp(1, false)).containsExactly(0L, 1L);
        }
        assertThat(database.check().sound()).isTrue();
        assertThat(ledger.head().size()).isEqualTo(4);
    }

    @Test
    void manyAtOnceAreAsManySingleOnes() {
        database.append(anEntry("event-700"), anEntry("event-1100"));
        NewEntry[] many =
                IntStream.range(0, 1_203).mapToObj(i -> anEntry("event-" + i)).toArray(NewEntry[]::new);

        List<Long> sequences = database.append(many);

        assertThat(sequences).hasSize(1_203).doesNotHaveDuplicates();
        assertThat(List.of(sequences.get(700), sequences.get(1_100), sequences.get(1_202)))
                .containsExactly(0L, 1L, 1_202L);
        assertThat(ledger.head().size()).isEqualTo(1_203);
        assertThat(database.check().sound()).isTrue();
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

    /** 40: the same event from everywhere at once, and once more after a restart. */
    @Test
    void theSameEventAtTheSameMomentIsRecordedOnce() throws Exception {
        database.append(anEntry("before"));
        List<Callable<List<Long>>> reports = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            reports.add(() -> database.append(anEntry("same")));
        }

        run(reports).forEach(found -> assertThat(found).containsExactly(1L));

        Ledger restarted = new JdbcLedger(new TransactionAwareDataSourceProxy(database.source), Clock.systemUTC());
        List<Long> again = database.transaction.execute(status -> restarted.append(List.of(anEntry("same"))));
        assertThat(again).containsExactly(1L);
        assertThat(ledger.head().size()).isEqualTo(2);
    }

    /** 43: an hour back, ten years on; the order stays that of the sequence. */
    @Test
    void aClockThatJumpsDoesNotDisturbTheOrder() {
        database.append(anEntry("now"));
        for (Duration step : List.of(Duration.ofHours(-1), Duration.ofDays(3653))) {
            Clock jumped = Clock.offset(Clock.fixed(LedgerDatabase.NOW, ZoneOffset.UTC), step);
            Ledger there = new JdbcLedger(new TransactionAwareDataSourceProxy(database.source), jumped);
            database.transaction.execute(status -> there.append(List.of(anEntry("after " + step))));
        }
        database.append(anEntry("now again"));

        assertThat(ledger.entries(0, 9)).extracting(Entry::sequence).containsExactly(0L, 1L, 2L, 3L);
        assertThat(database.check().sound()).isTrue();
    }

    /** 74: on each of two nodes 16 writers, of whom every fifth takes back what it did, and a reader who believes nothing. */
    @Test
    void manyWritersOnTwoNodesOfWhomSomeGiveUpLeaveNoGap() throws Exception {
        int events = 320;
        try (LedgerNode one = new LedgerNode(database);
                LedgerNode other = new LedgerNode(database)) {
            List<Callable<List<Long>>> writers = IntStream.range(0, events)
                    .mapToObj(event -> (Callable<List<Long>>)
                            () -> (event % 2 == 0 ? one : other).appendOrGiveUp(event, event / 2 % 5 == 0))
                    .toList();
            CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(this::proofsUntilTheWritersEnd);
            run(writers);
            writing.set(false);
            assertThat(reader.get(60, TimeUnit.SECONDS))
                    .as("proofs that held meanwhile")
                    .isPositive();
        }

        int kept = 2 * (events - events / 5);
        assertThat(ledger.entries(0, 2 * events))
                .extracting(Entry::sequence)
                .containsExactlyElementsOf(LongStream.range(0, kept).boxed().toList());
        assertThat(ledger.entries(0, kept))
                .extracting(entry -> entry.content().key())
                .doesNotHaveDuplicates();
        assertThat(database.check())
                .isEqualTo(new LedgerVerdict(kept, ledger.head().root(), null));
    }

    /** Each state that is read continues the one before, and has the entries that it counts. */
    private int proofsUntilTheWritersEnd() {
        LedgerProofs proofs = new LedgerProofs(database.source);
        Random chance = new Random(74);
        LedgerHead before = ledger.head();
        int held = 0;
        do {
            LedgerHead now = ledger.head();
            if (now.size() == 0) {
                continue;
            }
            byte[] root = Sha256.bytes(now.root());
            long index = chance.nextLong(now.size());
            byte[] leaf = Sha256.bytes(ledger.entry(index).orElseThrow().leafHash());
            assertThat(proofs.inclusion(index, now.size()).verifies(leaf, root))
                    .as("entry %s of %s", index, now.size())
                    .isTrue();
            if (before.size() > 0) {
                assertThat(proofs.consistency(before.size(), now.size()).verifies(Sha256.bytes(before.root()), root))
                        .as("%s continues %s", now.size(), before.size())
                        .isTrue();
            }
            before = now;
            held++;
        } while (writing.get());
        return held;
    }

    private static List<List<Long>> run(List<Callable<List<Long>>> work) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(2 * LedgerNode.WRITERS);
        try {
            List<List<Long>> done = new ArrayList<>();
            for (Future<List<Long>> each : writers.invokeAll(work)) {
                done.add(each.get(60, TimeUnit.SECONDS));
            }
            return done;
        } finally {
            writers.shutdown();
        }
    }
}
