package dev.slipway.audit.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.TestDatabase;
import dev.slipway.audit.releases.MadeTables;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.NewEntry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables hold what the ledger holds, whoever fills them and whatever happens on the way. */
class LedgerIndexTests {

    private final AtomicInteger misplaced = new AtomicInteger();
    private IndexedLedger ledger;

    @BeforeEach
    void openLedger() {
        ledger = new IndexedLedger(TestDatabase.fresh(), MadeTables::projections);
        ledger.jdbc().execute("create table seen (seq bigint not null primary key, node varchar(10) not null)");
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    @Test
    void givesEachEntryOnceAndInOrderAlthoughTwoNodesTakeTurns() throws Exception {
        try (Threads threads = new Threads()) {
            List<Future<?>> nodes = List.of(threads.run(this::followAsOne), threads.run(this::followAsTwo));
            for (int i = 0; i < 40; i++) {
                append(i * 25, 25);
            }
            for (Future<?> node : nodes) {
                node.get();
            }
        }
        assertThat(misplaced).as("entries that came twice or too early").hasValue(0);
        assertThat(seen())
                .containsExactlyElementsOf(LongStream.range(0, 1000).boxed().toList());
    }

    @Test
    void takesBackPlaceAndTablesWhenAProjectionFailsAndTriesAgain() {
        append(0, 5);
        Recording failing = new Recording("failing", "seen:1");
        failing.failsAt = 3;
        LedgerIndex node = ledger.node(List.of(failing));

        assertThat(node.catchUp()).isEqualTo(new LedgerIndex.Progress(0, 5));
        assertThat(seen()).isEmpty();
        assertThat(ledger.jdbc().queryForObject("select next_seq from audit_position", Long.class))
                .isZero();

        failing.failsAt = -1;
        node.follow();
        assertThat(seen()).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(node.progress().complete()).isTrue();
    }

    @Test
    void makesTheTablesAnewWhenTheirShapeChanges() {
        append(0, 5);
        ledger.node(List.of(new Recording("old", "seen:1"))).catchUp();
        LedgerIndex changed = ledger.node(List.of(new Recording("new", "seen:2")));

        assertThat(changed.progress()).isEqualTo(new LedgerIndex.Progress(0, 5));
        assertThat(changed.catchUp()).isEqualTo(new LedgerIndex.Progress(5, 5));
        assertThat(ledger.jdbc().queryForList("select distinct node from seen", String.class))
                .containsExactly("new");
    }

    @Test
    void makesTheSameTablesAnewAsItCarriedAlong() {
        MadeReleases releases = new MadeReleases(7, 60);
        while (releases.hasNext()) {
            ledger.append(releases.next());
            ledger.node().catchUp();
        }
        List<String> carried = MadeAnew.rows(ledger.jdbc());
        assertThat(carried).hasSizeGreaterThan(600);

        ledger.jdbc().update("update audit_position set shape = 'older'");
        ledger.fill();
        assertThat(MadeAnew.rows(ledger.jdbc())).isEqualTo(carried);
    }

    private void followAsOne() {
        follow("one");
    }

    private void followAsTwo() {
        follow("two");
    }

    private void follow(String name) {
        LedgerIndex node = ledger.node(List.of(new Recording(name, "seen:1")));
        while (node.progress().read() < 1000) {
            node.catchUp();
        }
    }

    private void append(int from, int count) {
        ledger.append(IntStream.range(from, from + count)
                .mapToObj(i -> NewEntry.of("SomethingDone", "x", Actor.service("test"), Map.of(), "key-" + i))
                .toList());
    }

    private List<Long> seen() {
        return ledger.jdbc().queryForList("select seq from seen order by seq", Long.class);
    }

    /** Keeps what it is given, and sees to it that nothing is left out. */
    private final class Recording implements Projection {

        private final JdbcTemplate jdbc = ledger.jdbc();
        private final String name;
        private final String shape;
        private long failsAt = -1;

        private Recording(String name, String shape) {
            this.name = name;
            this.shape = shape;
        }

        @Override
        public String shape() {
            return shape;
        }

        @Override
        public void apply(Entry entry) {
            Long before = jdbc.queryForObject("select count(*) from seen", Long.class);
            if (before == null || before != entry.sequence()) {
                misplaced.incrementAndGet();
            }
            if (entry.sequence() == failsAt) {
                throw new IllegalStateException("meant to fail");
            }
            jdbc.update("insert into seen (seq, node) values (?, ?)", entry.sequence(), name);
        }

        @Override
        public void clear() {
            jdbc.update("delete from seen");
        }
    }

    /** Ends with the test. */
    private static final class Threads implements AutoCloseable {

        private final ExecutorService service = Executors.newCachedThreadPool();

        private Future<?> run(Runnable work) {
            return service.submit(work);
        }

        @Override
        public void close() {
            service.shutdownNow();
        }
    }
}
