package dev.slipway.ledger;

import static dev.slipway.ledger.LedgerDatabase.NOW;
import static dev.slipway.ledger.LedgerDatabase.anEntry;
import static dev.slipway.ledger.LedgerDatabase.literal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What someone with the database in their hands can do to five entries, and where the check sees it. */
class TamperTests {

    private final LedgerDatabase database = new LedgerDatabase();

    @BeforeEach
    void fiveEntries() {
        database.append(5);
        assertThat(database.check())
                .isEqualTo(new LedgerVerdict(5, database.ledger.head().root(), null));
    }

    @Test
    void anEntryRemoved() {
        database.tamper("delete from ledger_entry where seq = 2");

        assertFlaw(2, "the entry is missing; the next one is 3");
    }

    @Test
    void theLastEntriesRemoved() {
        database.tamper("delete from ledger_entry where seq >= 3");

        assertFlaw(3, "the entry is missing; the head counts 5");
    }

    @Test
    void twoEntriesSwapped() {
        database.tamper(
                "update ledger_entry set seq = 9 where seq = 1",
                "update ledger_entry set seq = 1 where seq = 2",
                "update ledger_entry set seq = 2 where seq = 9");

        assertFlaw(1, "its bytes say that it is entry 2");
    }

    @Test
    void aPayloadEdited() {
        database.tamper("update ledger_entry set body = " + edited(1) + " where seq = 1");

        assertFlaw(1, "its bytes do not have its leaf hash");
    }

    @Test
    void aPayloadEditedWithItsLeafHash() {
        database.tamper(
                "update ledger_entry set leaf_hash = " + leafOfEdited(1) + ", body = " + edited(1) + " where seq = 1");

        assertFlaw(2, "it is not linked to the entry before");
    }

    @Test
    void theLastPayloadEditedWithItsLeafHash() {
        database.tamper(
                "update ledger_entry set leaf_hash = " + leafOfEdited(4) + ", body = " + edited(4) + " where seq = 4");

        assertFlaw(5, "the head says");
    }

    @Test
    void anEntryOfAnotherLedger() {
        byte[] foreign = Entry.bytes(3, "ab".repeat(32), NOW, anEntry("foreign"));
        database.tamper("update ledger_entry set idempotency_key = 'foreign', leaf_hash = '"
                + Sha256.hex(Frontier.leafHash(foreign)) + "', body = " + literal(foreign) + " where seq = 3");

        assertFlaw(3, "it is not linked to the entry before");
    }

    @Test
    void bytesThatAreNoEntry() {
        database.tamper("update ledger_entry set leaf_hash = '" + Sha256.hex(Frontier.leafHash(new byte[] {'{', '}'}))
                + "', body = " + literal(new byte[] {'{', '}'}) + " where seq = 0");

        assertFlaw(0, "its bytes are not an entry");
    }

    @Test
    void aSubjectThatHidesAnEntryFromItsRelease() {
        database.tamper("update ledger_entry set subject = 'elsewhere' where seq = 4");

        assertFlaw(4, "its key or subject is not that of its bytes");
    }

    @Test
    void aKeyThatLetsAnEventHappenTwice() {
        database.tamper("update ledger_entry set idempotency_key = 'other' where seq = 0");

        assertFlaw(0, "its key or subject is not that of its bytes");
    }

    @Test
    void aForgedRoot() {
        database.tamper("update ledger_head set root = '" + "0".repeat(64) + "'");

        assertFlaw(5, "the head says");
    }

    @Test
    void aForgedFrontier() {
        database.tamper("update ledger_head set frontier = '" + "0".repeat(128) + "'");

        assertFlaw(5, "the head says");
    }

    @Test
    void aHeadSetBack() {
        Tail three = new Tail(Entry.NO_PREVIOUS, Frontier.EMPTY);
        for (Entry entry : database.ledger.entries(0, 3)) {
            three = three.add(entry.bytes());
        }
        LedgerHead head = three.head();
        database.tamper("update ledger_head set size = 3, last_leaf = '" + head.lastLeaf() + "', frontier = '"
                + head.frontier() + "', root = '" + head.root() + "'");

        assertFlaw(3, "the entry stands behind the ledger's end");
    }

    @Test
    void anEntryPutBehindTheEnd() {
        byte[] body = Entry.bytes(7, Entry.NO_PREVIOUS, NOW, anEntry("late"));
        database.tamper("insert into ledger_entry (seq, leaf_hash, idempotency_key, subject, body) values (7, '"
                + Sha256.hex(Frontier.leafHash(body)) + "', 'late', 's', " + literal(body) + ")");

        assertFlaw(7, "the entry stands behind the ledger's end");
    }

    private void assertFlaw(long sequence, String reason) {
        assertThat(database.check().flaw()).satisfies(flaw -> {
            assertThat(flaw.sequence()).isEqualTo(sequence);
            assertThat(flaw.reason()).startsWith(reason);
        });
    }

    private String edited(long sequence) {
        return literal(editedBytes(sequence));
    }

    private String leafOfEdited(long sequence) {
        return "'" + Sha256.hex(Frontier.leafHash(editedBytes(sequence))) + "'";
    }

    private byte[] editedBytes(long sequence) {
        Entry entry = database.ledger.entry(sequence).orElseThrow();
        String text = entry.text().replace("\"verdict\":\"go\"", "\"verdict\":\"no\"");
        assertThat(text).isNotEqualTo(entry.text());
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
