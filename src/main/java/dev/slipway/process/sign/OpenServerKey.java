package dev.slipway.process.sign;

import java.nio.file.Path;

/** The application refuses to start because whoever can read a file could sign approvals in its name. */
class OpenServerKey extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    OpenServerKey(Path file) {
        super("The key that signs approvals, " + file + ", has no password.");
    }
}
