package dev.slipway.process.history;

import dev.slipway.release.ReleaseId;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the audit pack of a release; the auditor's side of the house does, and the closing of a release keeps it. */
public interface AuditPacks {

    /**
     * Makes a pack over the newest checkpoint.
     *
     * @param to a file that is not there yet
     * @throws IOException when it cannot be written
     * @throws IllegalStateException when something that belongs into it is not as it was recorded
     */
    Made make(ReleaseId release, Path to) throws IOException;

    /**
     * A pack that was made.
     *
     * @param digest {@code sha256:} and 64 lower-case hex digits over its bytes
     * @param size bytes
     * @param ledgerSize entries of the ledger that it was made over
     */
    record Made(String digest, long size, long ledgerSize) {}
}
