package dev.slipway.evidence;

import dev.slipway.worm.NotWriteOnce;
import dev.slipway.worm.WormUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** What a bucket answers, or does not, in the words of evidence. */
final class BucketAnswers {

    private BucketAnswers() {}

    static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (WormUnavailable e) {
            throw new EvidenceUnreachable("Evidence cannot be read, which does not mean that there is none. "
                    + e.getMessage() + " See that the store answers, then try again.");
        }
    }

    /** @param title system and version, for people */
    static <T> T written(String title, Supplier<T> write) {
        try {
            return write.get();
        } catch (WormUnavailable | NotWriteOnce e) {
            throw unwritable(title, new IOException(e));
        }
    }

    static UncheckedIOException unwritable(String title, IOException why) {
        Throwable cause = why.getCause() == null ? why : why.getCause();
        return new UncheckedIOException(
                "It is not known that evidence of " + title + " was kept: " + cause.getMessage()
                        + " Hand it in again; the same bytes twice do no harm.",
                why);
    }
}
