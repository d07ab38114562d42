package dev.slipway.ledger;

import static dev.slipway.ledger.LedgerDatabase.NOW;
import static dev.slipway.ledger.LedgerDatabase.anEntry;
import static dev.slipway.ledger.LedgerDatabase.literal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

    /** 22: a row deleted in the middle. */
    @Test
    void aDeletedMiddleRowIsFound() {
        database.tamper("delete from ledger_entry where seq = 2");

        assertFlaw(2, "the entry is missing; the next one is 3");
    }

    /** 23: the last rows deleted, the head left. */
    @Test
    void theLastRowsDeletedAreFound() {
        database.tamper("delete from ledger_entry where seq >= 3");

        assertFlaw(3, "the entry is missing; the head counts 5");
    }

    /** 25: two rows swapped. */
    @Test
    void swappedRowsAreFound() {
        database.tamper(
                "update ledger_entry set seq = 9 where seq = 1",
                "update ledger_entry set seq = 1 where seq = 2",
                "update ledger_entry set seq = 2 where seq = 9");

        assertFlaw(1, "its bytes say that it is entry 2");
    }

    /** 21: a body forged. */
    @Test
    void aForgedBodyIsFound() {
        database.tamper("update ledger_entry set body = " + edited(1) + " where seq = 1");

        assertFlaw(1, "its bytes do not have its leaf hash");
    }

    /** 27: body and leaf hash forged. */
    @Test
    void aForgedBodyWithItsLeafHashIsFound() {
        database.tamper(
                "update ledger_entry set leaf_hash = " + leafOfEdited(1) + ", body = " + edited(1) + " where seq = 1");

        assertFlaw(2, "it is not linked to the entry before");
    }

    /** 27: the same with the last row, to which no other is linked. */
    @Test
    void theLastBodyForgedWithItsLeafHashIsFound() {
        database.tamper(
                "update ledger_entry set leaf_hash = " + leafOfEdited(4) + ", body = " + edited(4) + " where seq = 4");

        assertFlaw(5, "the head says");
    }

    @Test
    void aRowOfAnotherLedgerIsFound() {
        byte[] foreign = Entry.bytes(3, "ab".repeat(32), NOW, anEntry("foreign"));
        database.tamper("update ledger_entry set idempotency_key = 'foreign', leaf_hash = '"
                + Sha256.hex(Frontier.leafHash(foreign)) + "', body = " + literal(foreign) + " where seq = 3");

        assertFlaw(3, "it is not linked to the entry before");
    }

    @Test
    void aBodyThatIsNoEntryIsFound() {
        database.tamper("update ledger_entry set leaf_hash = '" + Sha256.hex(Frontier.leafHash(new byte[] {'{', '}'}))
                + "', body = " + literal(new byte[] {'{', '}'}) + " where seq = 0");

        assertFlaw(0, "its bytes are not an entry");
    }

    @Test
    void aSubjectThatHidesARowFromItsReleaseIsFound() {
        database.tamper("update ledger_entry set subject = 'elsewhere' where seq = 4");

        assertFlaw(4, "its key or subject is not that of its bytes");
    }

    @Test
    void aKeyThatLetsAnEventHappenTwiceIsFound() {
        database.tamper("update ledger_entry set idempotency_key = 'other' where seq = 0");

        assertFlaw(0, "its key or subject is not that of its bytes");
    }

    @Test
    void aForgedRootOfTheHeadIsFound() {
        database.tamper("update ledger_head set root = '" + "0".repeat(64) + "'");

        assertFlaw(5, "the head says");
    }

    @Test
    void aForgedFrontierOfTheHeadIsFound() {
        database.tamper("update ledger_head set frontier = '" + "0".repeat(128) + "'");

        assertFlaw(5, "the head says");
    }

    /** 23: the head set back, the rows left. */
    @Test
    void aHeadSetBackIsFound() {
        Tail three = new Tail(Entry.NO_PREVIOUS, Frontier.EMPTY);
        for (Entry entry : database.ledger.entries(0, 3)) {
            three = three.add(entry.bytes());
        }
        LedgerHead head = three.head();
        database.tamper("update ledger_head set size = 3, last_leaf = '" + head.lastLeaf() + "', frontier = '"
                + head.frontier() + "', root = '" + head.root() + "'");

        assertFlaw(3, "the entry stands behind the ledger's end");
    }

    /** 24: a row inserted behind the end. */
    @Test
    void aRowInsertedBehindTheEndIsFound() {
        byte[] body = Entry.bytes(7, Entry.NO_PREVIOUS, NOW, anEntry("late"));
        database.tamper(insertion(7, "late", body));

        assertFlaw(7, "the entry stands behind the ledger's end");
    }

    /** 24: a row inserted in the middle, and those behind it moved on. */
    @Test
    void aRowInsertedInTheMiddleIsFound() {
        byte[] body = Entry.bytes(2, database.ledger.entry(1).orElseThrow().leafHash(), NOW, anEntry("inserted"));
        database.tamper(
                "update ledger_entry set seq = seq + 100 where seq >= 2",
                "update ledger_entry set seq = seq - 99 where seq >= 100",
                insertion(2, "inserted", body));

        assertFlaw(3, "its bytes say that it is entry 2");
    }

    /** 26: a row once more, under the next number. */
    @Test
    void aDuplicatedRowIsFound() {
        byte[] body = database.ledger.entry(1).orElseThrow().bytes();
        database.tamper(
                "delete from ledger_entry where seq = 2",
                "update ledger_entry set leaf_hash = '" + "0".repeat(64) + "' where seq = 1",
                insertion(2, "again", body));

        assertFlaw(1, "its bytes do not have its leaf hash");
        database.tamper(
                "update ledger_entry set leaf_hash = '" + "1".repeat(64) + "' where seq = 2",
                "update ledger_entry set leaf_hash = '" + Sha256.hex(Frontier.leafHash(body)) + "' where seq = 1");
        assertFlaw(2, "its bytes do not have its leaf hash");
    }

    /** 21: every field of an entry, one at a time, with the leaf hash of what it then says. */
    @Test
    void anyFieldThatIsChangedIsFound() throws IOException {
        database.append(NewEntry.of(
                        "ReleaseDecided",
                        "credit-scoring~1.1.0~prod~1",
                        Actor.person("qa-lead", "qa-lead"),
                        Map.of("text", "go", "number", 500, "flag", true, "list", List.of("a"), "map", Map.of("b", 1)),
                        "rich")
                .onBehalfOf("governance-lead")
                .withDigests(List.of("sha256:" + "ab".repeat(32))));
        byte[] body = database.ledger.entry(5).orElseThrow().bytes();
        List<byte[]> changed = ChangedFields.of(body);
        assertThat(changed).hasSizeGreaterThanOrEqualTo(16);

        for (byte[] other : changed) {
            database.tamper(replacement(5, other));
            assertThat(database.check().flaw())
                    .as(new String(other, StandardCharsets.UTF_8))
                    .isNotNull();
        }
        database.tamper(replacement(5, body));
        assertThat(database.check().sound()).isTrue();
    }

    private static String replacement(long sequence, byte[] body) {
        return "update ledger_entry set leaf_hash = '" + Sha256.hex(Frontier.leafHash(body)) + "', body = "
                + literal(body) + " where seq = " + sequence;
    }

    private static String insertion(long sequence, String key, byte[] body) {
        return "insert into ledger_entry (seq, leaf_hash, idempotency_key, subject, body) values (" + sequence + ", '"
                + Sha256.hex(Frontier.leafHash(body)) + "', '" + key
                + "', 'credit-scoring~1.1.0~prod~1', " + literal(body) + ")";
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
