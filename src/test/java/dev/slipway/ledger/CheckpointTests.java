package dev.slipway.ledger;

import static dev.slipway.ledger.LedgerDatabase.anEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.SignedNote;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is signed continues what was signed, and only a checkpoint is read as one. */
class CheckpointTests {

    private static final String ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private final NoteSigner key = TestKey.of("ledger.example/test");
    private final LedgerDatabase database = new LedgerDatabase();
    private final Checkpoints checkpoints = new Checkpoints(database.source, key);

    @Test
    void theEndOfTheLedgerIsSigned() {
        database.append(3);

        SignedNote note = checkpoints.sign();

        assertThat(note.signedBy(List.of(key.verifier()))).containsExactly(key.verifier());
        assertThat(Checkpoint.parse(note.text()))
                .isEqualTo(new Checkpoint(
                        "ledger.example/test", 3, database.ledger.head().root()));
        assertThat(checkpoints.latest())
                .hasValueSatisfying(latest -> assertThat(latest).hasToString(note.toString()));
    }

    @Test
    void theSameEndIsSignedOnce() {
        database.append(2);
        String first = checkpoints.sign().toString();

        assertThat(new Checkpoints(database.source, TestKey.of("ledger.example/test")).sign())
                .hasToString(first);
    }

    @Test
    void anEmptyLedgerHasTheRootOfNothing() {
        assertThat(checkpoints.sign().text()).isEqualTo("ledger.example/test\n0\n" + ROOT + "\n");
        database.append(1);
        assertThat(Checkpoint.parse(checkpoints.sign().text()).size()).isEqualTo(1);
    }

    @Test
    void earlierCheckpointsStayAndAreContinued() {
        database.append(300);
        SignedNote early = checkpoints.sign();
        for (int i = 0; i < 700; i++) {
            database.append(anEntry("later-" + i));
        }
        SignedNote late = checkpoints.sign();

        assertThat(checkpoints.at(300))
                .hasValueSatisfying(found -> assertThat(found).hasToString(early.toString()));
        ConsistencyProof proof = new LedgerProofs(database.source).consistency(300, 1000);
        assertThat(proof.verifies(root(early), root(late))).isTrue();
        assertThat(proof.verifies(root(late), root(early))).isFalse();
        InclusionProof place = new LedgerProofs(database.source).inclusion(299, 300);
        Entry entry = database.ledger.entry(299).orElseThrow();
        assertThat(place.verifies(Sha256.bytes(entry.leafHash()), root(early))).isTrue();
    }

    /** 31: the database was put back to an older state. */
    @Test
    void aLedgerThatShrankIsNotSigned() {
        database.append(5);
        LedgerHead before = database.ledger.head();
        database.append(anEntry("lost"));
        checkpoints.sign();
        database.tamper(
                "delete from ledger_entry where seq = 5",
                "update ledger_head set size = 5, last_leaf = '" + before.lastLeaf() + "', frontier = '"
                        + before.frontier() + "', root = '" + before.root() + "'");

        assertThatThrownBy(checkpoints::sign)
                .isInstanceOf(ForkedLedger.class)
                .hasMessageContaining("it has 5 entries, and a checkpoint was signed over 6");
    }

    /** 32: the same size with another root, as after a restore and another append. */
    @Test
    void aLedgerThatForkedIsNotSigned() {
        database.append(5);
        LedgerHead before = database.ledger.head();
        database.append(anEntry("lost"));
        checkpoints.sign();
        database.tamper(
                "delete from ledger_entry where seq = 5",
                "update ledger_head set size = 5, last_leaf = '" + before.lastLeaf() + "', frontier = '"
                        + before.frontier() + "', root = '" + before.root() + "'");
        database.append(anEntry("other"));

        assertThatThrownBy(checkpoints::sign)
                .isInstanceOf(ForkedLedger.class)
                .hasMessageContaining("its first 6 entries are not those");

        database.append(anEntry("and another"));
        assertThatThrownBy(checkpoints::sign).isInstanceOf(ForkedLedger.class);
    }

    @Test
    void aCheckpointIsReadAsItIsWritten() {
        Checkpoint checkpoint = new Checkpoint("ledger.example/test", 12, "ab".repeat(32));
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
        assertThat(Checkpoint.parse(checkpoint.text() + "an extension\n")).isEqualTo(checkpoint);
    }

    /** 12, 14, 18 to 20 of the attacks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "origin\n",
                "origin\n1\n",
                "origin\n1\n" + ROOT,
                "\n1\n" + ROOT + "\n",
                "origin\n\n" + ROOT + "\n",
                "origin\n1\n\n",
                "origin\n01\n" + ROOT + "\n",
                "origin\n-1\n" + ROOT + "\n",
                "origin\n+1\n" + ROOT + "\n",
                "origin\n1.0\n" + ROOT + "\n",
                "origin\n 1\n" + ROOT + "\n",
                "origin\n9223372036854775808\n" + ROOT + "\n",
                "origin\n99999999999999999999999\n" + ROOT + "\n",
                "origin\n1\n" + ROOT + "=\n",
                "origin\n1\nAAAA\n",
                "origin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
                "origin\n1\n47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "origin\n1\n" + ROOT + "\n\n",
                "origin\n1\n" + ROOT + "\n\nextension\n",
                "origin\r\n1\r\n" + ROOT + "\r\n"
            })
    void nothingElseIsRead(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] root(SignedNote note) {
        return Sha256.bytes(Checkpoint.parse(note.text()).root());
    }
}
