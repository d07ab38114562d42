package dev.slipway.ledger;

import dev.slipway.ledger.NotCosigned.Reason;
import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** Has one witness cosign the newest checkpoint, and keeps what it answers beside it. */
public final class Cosigning implements Anchor {

    private final DataSource connections;
    private final SignedCheckpoints checkpoints;
    private final LedgerProofs proofs;
    private final RemoteWitness witness;

    public Cosigning(DataSource connections, LedgerProofs proofs, RemoteWitness witness) {
        this.connections = connections;
        this.checkpoints = new SignedCheckpoints(connections);
        this.proofs = proofs;
        this.witness = witness;
    }

    public RemoteWitness witness() {
        return witness;
    }

    @Override
    public String keeper() {
        return "the witness " + witness.name();
    }

    /**
     * Asks even for what is cosigned: only so does a witness tell that it has more.
     *
     * @throws NotCosigned when it has more, or something else
     */
    @Override
    public Optional<SignedNote> newest() {
        try {
            return cosignAgain();
        } catch (NotCosigned e) {
            if (e.reason() == Reason.DISAGREES) {
                throw e;
            }
            throw new AnchorUnreachable(keeper(), e);
        }
    }

    /**
     * Asks for the newest checkpoint unless the witness has cosigned it.
     *
     * @return true when it was asked, and cosigned
     * @throws NotCosigned when there is no cosignature that counts
     */
    public boolean cosign() {
        Optional<SignedNote> due = checkpoints.latest().filter(note -> !isKept(note));
        due.ifPresent(this::ask);
        return due.isPresent();
    }

    /**
     * Asks for the newest checkpoint, cosigned or not.
     *
     * @return it with the cosignature; empty when nothing was signed yet
     * @throws NotCosigned when there is no cosignature that counts
     */
    public Optional<SignedNote> cosignAgain() {
        return checkpoints.latest().map(this::ask);
    }

    /** When the first entry was appended that no checkpoint cosigned by this witness covers; empty when there is none. */
    public Optional<Instant> waitingSince() {
        try (Connection connection = connections.getConnection()) {
            long cosigned = new CosignatureTable(connection).size(vkey());
            return new EntryTable(connection)
                    .bySequence(cosigned)
                    .map(row -> Entry.parse(row.body()).time());
        } catch (SQLException e) {
            throw new LedgerUnavailable("read its cosignatures", e);
        }
    }

    /** Number of entries below the newest checkpoint that this witness cosigned. */
    public long cosigned() {
        try (Connection connection = connections.getConnection()) {
            return new CosignatureTable(connection).size(vkey());
        } catch (SQLException e) {
            throw new LedgerUnavailable("read its cosignatures", e);
        }
    }

    private SignedNote ask(SignedNote checkpoint) {
        long size = size(checkpoint);
        SignedNote cosignature = witness.cosign(
                checkpoint, cosigned(), known -> proofs.consistency(known, size).path());
        keep(size, cosignature.lines(witness.key()));
        return checkpoint.with(cosignature);
    }

    private void keep(long size, String lines) {
        try (Connection connection = connections.getConnection()) {
            CosignatureTable table = new CosignatureTable(connection);
            if (!table.has(size, vkey())) {
                insert(table, size, lines);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("keep a cosignature", e);
        }
    }

    /** Another node may have been asked at the same time; one cosignature of a size is enough. */
    private void insert(CosignatureTable table, long size, String lines) throws SQLException {
        try {
            table.insert(size, vkey(), lines);
        } catch (SQLException taken) {
            if (!table.has(size, vkey())) {
                throw taken;
            }
        }
    }

    private boolean isKept(SignedNote note) {
        try (Connection connection = connections.getConnection()) {
            return new CosignatureTable(connection).has(size(note), vkey());
        } catch (SQLException e) {
            throw new LedgerUnavailable("read its cosignatures", e);
        }
    }

    private String vkey() {
        NoteVerifier key = witness.key();
        return key.toString();
    }

    private static long size(SignedNote note) {
        return Checkpoint.parse(note.text()).size();
    }
}
