package dev.slipway.process.record;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints an unprotected key as a reason and a remedy. */
class UnprotectedKeyAnalyzer extends AbstractFailureAnalyzer<UnprotectedKey> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnprotectedKey cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set SLIPWAY_LEDGER_KEYPASSWORD, or the file /run/secrets/slipway.ledger.key-password, to a long random"
                        + " text, and keep it apart from the key file. A key file that was made without one is opened"
                        + " with none: move it away, and let a new key be made.",
                cause);
    }
}
