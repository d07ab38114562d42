package dev.slipway.process.witness;

import dev.slipway.ledger.Checkpoints;
import java.util.List;

/** The authorities that stamp the ledger; none of them holds up a release. */
public final class Timestamps {

    private final List<StampRound> rounds;
    private final Checkpoints checkpoints;

    Timestamps(List<StampRound> rounds, Checkpoints checkpoints) {
        this.rounds = List.copyOf(rounds);
        this.checkpoints = checkpoints;
    }

    List<StampRound> rounds() {
        return rounds;
    }

    /** Has the ledger stamped as it is now. An authority that does not answer is asked again in its rounds. */
    public void stampNow() {
        if (!rounds.isEmpty()) {
            checkpoints.sign();
            rounds.forEach(StampRound::stampNow);
        }
    }
}
