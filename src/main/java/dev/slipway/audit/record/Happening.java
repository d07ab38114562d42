package dev.slipway.audit.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger in the words of the procedure.
 *
 * @param sequence place in the ledger
 * @param phase name of the model in which it happened
 * @param what in a sentence
 * @param decisive the few answers that were chosen among options, which say how it went
 * @param answers everything that was answered or found, under the labels of the form
 * @param type of the entry
 * @param form id of the task whose completed form shows more; null where there is none
 * @param deviates whether it stands among the deviations
 */
public record Happening(
        long sequence,
        Instant at,
        Kind kind,
        String phase,
        Who who,
        String what,
        List<Labelled> decisive,
        List<Labelled> answers,
        String type,
        @Nullable String form,
        boolean deviates) {

    /** Who or what is at work, by which a reader chooses. */
    public enum Kind {
        /** What people did. */
        PEOPLE,
        /** What the gate and the verdicts said. */
        DECISIONS,
        /** What was changed or measured outside. */
        RESULTS,
        /** What each decision table answered. */
        TABLES,
        /** Mails. */
        MAILS,
        /** That steps began and ended. */
        STEPS
    }

    /** What there is to read beyond the sentence. */
    public String more() {
        String what = form == null ? "detail" : "answer";
        return answers.size() == 1 ? "1 " + what : answers.size() + " " + what + "s";
    }
}
