package dev.slipway.ledger;

import static dev.slipway.ledger.LedgerDatabase.anEntry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.signature.NoteSigner;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The answer is cheap since it goes on from what was read; what changed behind it is found by the next round. */
class VerifiedLedgerTests {

    private static final long EVERYTHING = Long.MAX_VALUE;
    private static final String EDITED = "update ledger_entry set subject = 'elsewhere' where seq = 2";

    private final LedgerDatabase database = new LedgerDatabase();
    private final NoteSigner key = TestKey.of("ledger.example/test");
    private final List<KnownTree> others = new ArrayList<>();
    private final VerifiedLedger verified = new VerifiedLedger(database.source, () -> others, Clock.systemUTC());

    @Test
    void theAnswerCoversWhatCameSince() {
        assertThat(verified.verdict())
                .isEqualTo(new LedgerVerdict(0, database.ledger.head().root(), null));
        database.append(5);
        assertThat(verified.verdict()).isEqualTo(database.check());
        database.append(anEntry("later"));
        assertThat(verified.verdict().entries()).isEqualTo(6);
        assertThat(verified.entries()).isEqualTo(6);
    }

    @Test
    void onlyNewEntriesAreReadForTheAnswer() {
        database.append(5);
        verified.verdict();
        database.tamper(EDITED);
        assertThat(verified.verdict().sound()).isTrue();

        database.append(anEntry("later"));
        database.tamper("update ledger_entry set subject = 'elsewhere' where seq = 5");
        assertThat(flaw(verified.verdict())).isEqualTo("5 its key or subject is not that of its bytes");
    }

    @Test
    void aTamperedOldRowIsFoundByTheNextRoundAndStaysFoundUntilItIsMended() {
        database.append(5);
        assertThat(round().sound()).isTrue();
        database.tamper(EDITED);

        assertThat(flaw(round())).isEqualTo("2 its key or subject is not that of its bytes");
        assertThat(verified.verdict())
                .satisfies(verdict -> assertThat(verdict.sound()).isFalse());

        database.tamper("update ledger_entry set subject = 'credit-scoring~1.1.0~prod~1' where seq = 2");
        assertThat(verified.verdict().sound()).isFalse();
        assertThat(round().sound()).isTrue();
        assertThat(verified.verdict().sound()).isTrue();
    }

    @Test
    void aRoundTakesSlicesAndCountsForTheAnswer() {
        database.append(1100);

        assertThat(verified.readOn(1)).isEmpty();
        assertThat(verified.entries()).isEqualTo(500);
        assertThat(verified.readOn(1)).isEmpty();
        database.append(anEntry("meanwhile"));
        Optional<LedgerVerdict> end = verified.readOn(1);

        assertThat(end).contains(database.check());
        assertThat(verified.entries()).isEqualTo(1101);
    }

    @Test
    void aTamperedTreeIsFoundByTheAnswer() {
        database.append(300);
        assertThat(verified.verdict().sound()).isTrue();
        database.tamper("update ledger_node set hash = '" + "0".repeat(64) + "'");

        assertThat(flaw(verified.verdict())).contains("the stored tree does not lead to the root");
        database.tamper("delete from ledger_node");
        assertThat(flaw(verified.verdict())).contains("the stored tree does not lead to the root");
    }

    @Test
    void aLedgerPutBackIsFoundByTheAnswer() {
        database.append(4);
        String before = database.setBack();
        database.append(anEntry("lost"));
        verified.verdict();
        database.tamper("delete from ledger_entry where seq = 4", before);

        assertThat(flaw(verified.verdict())).startsWith("4 the entry is no longer there");
        database.append(anEntry("other"));
        assertThat(flaw(verified.verdict())).startsWith("5 the head says");
        assertThat(flaw(round())).isEqualTo("5 its first 5 entries are not those that this process knows");
    }

    /** 28: body, leaf, link and head forged, everything in the database agrees with itself again. */
    @Test
    void aForgeryThatAgreesWithItselfIsFoundByWhatIsKnownOutside() {
        database.append(4);
        String before = database.setBack();
        database.append(anEntry("true"));
        others.add(new KnownTree("the witness", 5, database.ledger.head().root()));
        database.tamper("delete from ledger_entry where seq = 4", before);
        database.append(anEntry("forged"));

        assertThat(database.check().sound()).isTrue();
        assertThat(flaw(round())).isEqualTo("5 its first 5 entries are not those that the witness knows");
        assertThat(verified.verdict().sound()).isFalse();
    }

    /** 23: the last rows and the head cut off. */
    @Test
    void aTruncationThatAgreesWithItselfIsFoundByWhatIsKnownOutside() {
        database.append(3);
        String before = database.setBack();
        database.append(anEntry("a"), anEntry("b"));
        others.add(new KnownTree("the witness", 5, database.ledger.head().root()));
        database.tamper("delete from ledger_entry where seq >= 3", before);

        assertThat(database.check().sound()).isTrue();
        assertThat(flaw(round())).isEqualTo("3 it has 3 entries, and the witness knows 5");
    }

    @Test
    void everySignedCheckpointIsComparedOnTheWay() {
        keepKey();
        Checkpoints checkpoints = new Checkpoints(database.source, key);
        database.append(3);
        checkpoints.sign();
        database.append(anEntry("a"));
        checkpoints.sign();
        assertThat(round().sound()).isTrue();

        database.tamper("update ledger_checkpoint set root = '" + "0".repeat(64) + "' where size = 3");
        assertThat(flaw(round())).startsWith("3 its first 3 entries are not those that the checkpoint");
    }

    @Test
    void aCheckpointOfAForeignKeyIsFound() {
        keepKey();
        database.append(3);
        new Checkpoints(database.source, TestKey.of("ledger.example/test")).sign();

        assertThat(flaw(round()))
                .isEqualTo("3 the checkpoint over 3 entries is not signed by a key of the ledger of" + " that time");
    }

    @Test
    void aKeyCountsFromTheSizeOnAtWhichItWasAdded() {
        database.append(3);
        new Checkpoints(database.source, key).sign();
        database.append(anEntry("a"));
        keepKey();

        assertThat(flaw(round())).contains("is not signed by a key of the ledger of that time");
    }

    @Test
    void aCheckpointThatSaysOtherThanItsRowIsFound() {
        keepKey();
        database.append(3);
        new Checkpoints(database.source, key).sign();
        database.append(anEntry("a"));
        database.tamper("update ledger_checkpoint set size = 4, root = '"
                + database.ledger.head().root() + "'");

        assertThat(flaw(round())).isEqualTo("4 the checkpoint over 4 entries was signed over others");
    }

    /** 43: an hour back is seen, the second by which two nodes may differ is not. */
    @Test
    void aClockThatWentBackIsNotedAndNoFlaw() {
        appendAt(Duration.ZERO, "a");
        appendAt(Duration.ofSeconds(-1), "b");
        appendAt(Duration.ofDays(3653), "c");
        appendAt(Duration.ofHours(-1), "d");
        appendAt(Duration.ZERO, "e");

        assertThat(round().sound()).isTrue();
        assertThat(verified.clockSteps())
                .containsExactly(new ClockStep(3, Duration.ofDays(3653).plusHours(1)));
    }

    private void appendAt(Duration offset, String key) {
        Clock clock = Clock.offset(Clock.fixed(LedgerDatabase.NOW, ZoneOffset.UTC), offset);
        Ledger there = new JdbcLedger(new TransactionAwareDataSourceProxy(database.source), clock);
        database.transaction.execute(status -> there.append(List.of(anEntry(key))));
    }

    private void keepKey() {
        new KeyRegister(database.source).register(List.of(key.verifier()));
    }

    private LedgerVerdict round() {
        return verified.readOn(EVERYTHING).orElseThrow();
    }

    private static String flaw(LedgerVerdict verdict) {
        LedgerVerdict.Flaw flaw = verdict.flaw();
        return flaw == null ? "none" : flaw.sequence() + " " + flaw.reason();
    }
}
