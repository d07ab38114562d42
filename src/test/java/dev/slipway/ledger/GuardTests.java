package dev.slipway.ledger;

import static dev.slipway.ledger.LedgerDatabase.NOW;
import static dev.slipway.ledger.LedgerDatabase.anEntry;
import static dev.slipway.ledger.LedgerDatabase.literal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses even to the owner of the tables, as long as the guards stand; and whether they do. */
class GuardTests {

    private static final LedgerDatabase database = new LedgerDatabase();

    @BeforeAll
    static void someEntriesAndACheckpoint() {
        database.append(Tile.FULL + 5);
        new Checkpoints(database.source, TestKey.of("ledger.example/test")).sign();
        new KeyRegister(database.source)
                .register(List.of(TestKey.of("ledger.example/test").verifier()));
    }

    static Stream<String> everyTable() {
        return LedgerGuards.TABLES.stream();
    }

    @ParameterizedTest
    @MethodSource("everyTable")
    void nothingIsRemoved(String table) {
        assertRefused("delete from " + table);
        assertRefused("truncate table " + table);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set subject = 'elsewhere' where seq = 4",
                "update ledger_entry set body = body where seq = 4",
                "update ledger_node set hash = 'y'",
                "update ledger_checkpoint set note = 'another'",
                "update ledger_key set from_size = 9",
                "update ledger_head set root = 'forged'",
                "update ledger_head set size = 0",
                "update ledger_head set size = size - 1",
                "update ledger_head set size = size + 1",
                "update ledger_head set frontier = frontier || frontier",
                "update ledger_head set last_leaf = root"
            })
    void nothingIsChanged(String change) {
        LedgerHead before = database.ledger.head();

        assertRefused(change);

        assertThat(database.ledger.head()).isEqualTo(before);
        assertThat(database.check().sound()).isTrue();
    }

    @Test
    void aHeadIsNotSetBackToARootThatWasRight() {
        LedgerHead before = database.ledger.head();
        database.append(anEntry("later"));

        assertRefused("update ledger_head set size = " + before.size() + ", last_leaf = '" + before.lastLeaf()
                + "', frontier = '" + before.frontier() + "', root = '" + before.root() + "'");
    }

    @Test
    void thereIsOneHead() {
        assertRefused("insert into ledger_head (id, size, last_leaf, frontier, root) values (2, 0, '', '', '')");
    }

    @Test
    void anEntryHasTheHashOfItsBytes() {
        assertRefused(insertion(database.ledger.head().size(), "ab".repeat(32), new byte[] {'{', '}'}));
    }

    @Test
    void anEntryComesNext() {
        byte[] body = Entry.bytes(1_000, Entry.NO_PREVIOUS, NOW, anEntry("late"));

        assertRefused(insertion(1_000, Sha256.hex(Frontier.leafHash(body)), body));
        assertRefused(insertion(-1, Sha256.hex(Frontier.leafHash(body)), body));
    }

    @ParameterizedTest
    @CsvSource({"8, 0", "8, 1", "16, 0", "24, 0", "0, 0"})
    void aNodeOfTheTreeFollowsFromThoseBelow(int level, long index) {
        assertRefused("insert into ledger_node (tree_level, idx, hash) values (" + level + ", " + index + ", '"
                + "ab".repeat(32) + "')");
    }

    /** H2 knows no check at the end of a transaction; there the next reading finds it: see TamperTests. */
    @Test
    void anEntryIsNotLeftBehindTheHead() {
        LedgerHead head = database.ledger.head();
        byte[] body = Entry.bytes(head.size(), head.lastLeaf(), NOW, anEntry("behind"));

        if (TestDatabase.onPostgres()) {
            assertRefused(insertion(head.size(), Sha256.hex(Frontier.leafHash(body)), body));
        }
    }

    @Test
    void theGuardsStand() {
        assertThat(database.differences()).isEmpty();
        assertThat(TestDatabase.onPostgres() ? database.excessiveRightsAfter() : List.of())
                .isEmpty();
    }

    @Test
    void theApplicationMayOnlyAppend() {
        Stream.of(
                        "update ledger_entry set subject = 'x'",
                        "delete from ledger_checkpoint",
                        "truncate table ledger_node",
                        "alter table ledger_entry add column more integer",
                        "drop table ledger_entry")
                .filter(statement -> TestDatabase.onPostgres())
                .forEach(statement -> assertThatThrownBy(() -> database.executeAsApplication(statement))
                        .rootCause()
                        .hasMessageMatching("(?s).*(permission denied|must be owner).*"));
    }

    @ParameterizedTest
    @MethodSource("everyTable")
    void aRightTooManyIsSeen(String table) {
        if (TestDatabase.onPostgres()) {
            assertThat(database.excessiveRightsAfter("grant delete on " + table + " to public"))
                    .singleElement()
                    .asString()
                    .contains("may DELETE " + table);
        }
    }

    @ParameterizedTest
    @MethodSource("waysToWeaken")
    void aGuardTakenAwayIsSeen(String statement) {
        assertThat(database.differencesAfter(statement)).isNotEmpty();
        assertThat(database.differences()).isEmpty();
    }

    static Stream<String> waysToWeaken() {
        return TestDatabase.onPostgres()
                ? Stream.of(
                        "drop trigger ledger_entry_no_change on ledger_entry",
                        "alter table ledger_head disable trigger ledger_head_forward",
                        "alter table ledger_entry enable trigger ledger_entry_no_change",
                        "alter table ledger_entry enable replica trigger ledger_entry_no_truncate",
                        "create or replace function ledger_deny() returns trigger language plpgsql"
                                + " as 'begin return new; end'",
                        "alter function ledger_head_forward() set search_path = pg_temp, public",
                        "create rule quiet as on insert to ledger_checkpoint do instead nothing",
                        "alter table ledger_entry enable row level security",
                        "create trigger another before insert on ledger_key for each row execute function"
                                + " suppress_redundant_updates_trigger()",
                        "alter table ledger_node set unlogged")
                : Stream.of(
                        "drop trigger ledger_entry_no_change",
                        "drop trigger ledger_head_forward",
                        "drop table ledger_no_truncate",
                        "create trigger ledger_key_no_change_2 before insert on ledger_key for each row call '"
                                + DenyChange.class.getName() + "'");
    }

    private void assertRefused(String statement) {
        assertThatThrownBy(() -> database.execute(statement))
                .as(statement)
                .rootCause()
                .hasMessageMatching("(?s).*(append-only|does not follow|does not have the hash|is not the next one"
                        + "|stands behind|check constraint|Cannot truncate|foreign key constraint).*");
    }

    private static String insertion(long sequence, String leaf, byte[] body) {
        return "insert into ledger_entry (seq, leaf_hash, idempotency_key, subject, body) values (" + sequence + ", '"
                + leaf + "', 'late', 's', " + literal(body) + ")";
    }
}
