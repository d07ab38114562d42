package dev.slipway.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a file that claims to be a ledger or a part of one.
 *
 * @param result good, tampered or unchecked
 * @param entries how many entries were checked and found in order
 * @param tree the checkpoint that they lead to, null when there is none that can be read
 * @param signers names of the keys whose signatures under the checkpoint hold
 * @param outsiders who else saw the checkpoint and when, in words
 * @param reason why it is not good
 */
public record ExportVerdict(
        Result result,
        long entries,
        @Nullable Checkpoint tree,
        List<String> signers,
        List<String> outsiders,
        String reason) {

    /** Three answers, of which only the first says that all is well. */
    public enum Result {
        GOOD(0),
        TAMPERED(1),
        UNCHECKED(2);

        private final int exitCode;

        Result(int exitCode) {
            this.exitCode = exitCode;
        }

        /** What the command ends with. */
        public int exitCode() {
            return exitCode;
        }
    }

    /** Nobody outside was asked for. */
    ExportVerdict(Result result, long entries, @Nullable Checkpoint tree, List<String> signers, String reason) {
        this(result, entries, tree, signers, List.of(), reason);
    }

    static ExportVerdict unchecked(String reason) {
        return new ExportVerdict(Result.UNCHECKED, 0, null, List.of(), reason);
    }

    static ExportVerdict tampered(long entries, @Nullable Checkpoint tree, String reason) {
        return new ExportVerdict(Result.TAMPERED, entries, tree, List.of(), reason);
    }
}
