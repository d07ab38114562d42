package dev.slipway.witness;

import dev.slipway.ledger.AddCheckpoint;
import dev.slipway.ledger.Checkpoint;
import dev.slipway.signature.Cosigner;
import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Cosigns a checkpoint of a log that it knows only when it continues the last one that it cosigned for that log. */
final class Witness {

    private final Cosigner key;
    private final List<NoteVerifier> logs;
    private final WitnessFiles files;
    private final Clock clock;

    Witness(Cosigner key, Collection<NoteVerifier> logs, WitnessFiles files, Clock clock) {
        this.key = key;
        this.logs = List.copyOf(logs);
        this.files = files;
        this.clock = clock;
    }

    Answer add(byte[] body) {
        try {
            return add(AddCheckpoint.parse(body));
        } catch (IllegalArgumentException malformed) {
            return Answer.refused(Answer.BAD_REQUEST, String.valueOf(malformed.getMessage()));
        }
    }

    private Answer add(AddCheckpoint asked) {
        Checkpoint tree = asked.tree();
        List<NoteVerifier> keys =
                logs.stream().filter(log -> log.name().equals(tree.origin())).toList();
        if (keys.isEmpty()) {
            return Answer.refused(Answer.NOT_FOUND, "This witness does not know a log '" + tree.origin() + "'.");
        }
        if (!isSigned(asked.checkpoint(), keys)) {
            return Answer.refused(Answer.FORBIDDEN, "The checkpoint is not signed by a known key of its log.");
        }
        if (asked.old() > tree.size()) {
            return Answer.refused(
                    Answer.BAD_REQUEST, "The old size " + asked.old() + " is above the size " + tree.size() + ".");
        }
        return checked(asked);
    }

    /** Looks and keeps in one: two requests at once could else take back what was cosigned. */
    private synchronized Answer checked(AddCheckpoint asked) {
        Checkpoint tree = asked.tree();
        Optional<Checkpoint> last = files.last(tree.origin()).map(note -> Checkpoint.parse(note.text()));
        long size = last.map(Checkpoint::size).orElse(0L);
        if (asked.old() != size) {
            return Answer.hasSize(size);
        }
        if (!asked.continues(last.orElse(tree))) {
            return Answer.refused(
                    Answer.UNPROCESSABLE,
                    "The checkpoint does not continue the one that was cosigned at " + size + ".");
        }
        SignedNote cosignature = key.cosign(asked.checkpoint().text(), clock.instant());
        files.keep(tree.origin(), asked.checkpoint().with(cosignature));
        return Answer.cosigned(cosignature.lines(key.verifier()));
    }

    private static boolean isSigned(SignedNote note, Collection<NoteVerifier> keys) {
        try {
            return !note.signedBy(keys).isEmpty();
        } catch (IllegalArgumentException forged) {
            return false;
        }
    }
}
