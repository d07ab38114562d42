package dev.slipway.audit;

import dev.slipway.ledger.ExportVerifier;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Says how far a long check is: on a terminal in one line that is written over, in a pipe by a line now and then. */
final class ProgressLine implements ExportVerifier.Progress {

    private static final long OFTEN = Duration.ofMillis(200).toNanos();
    private static final long SELDOM = Duration.ofSeconds(10).toNanos();
    private static final String BLANK = " ".repeat(70);

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private long told;
    private boolean written;

    ProgressLine(PrintStream out, boolean terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
        this.told = nanos.getAsLong();
    }

    @Override
    public void checked(long entries, long of) {
        long now = nanos.getAsLong();
        if (now - told < (terminal ? OFTEN : SELDOM)) {
            return;
        }
        told = now;
        String line = String.format(Locale.ROOT, "checked %,d of %,d entries, %d %%", entries, of, entries * 100 / of);
        if (terminal) {
            out.print("\r" + line);
            out.flush();
            written = true;
        } else {
            out.println(line);
        }
    }

    /** Leaves the terminal's line to what follows. */
    void end() {
        if (written) {
            out.print("\r" + BLANK + "\r");
        }
    }
}
