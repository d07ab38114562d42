package dev.slipway.process.sign;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints an open key as a reason and a remedy. */
class OpenServerKeyAnalyzer extends AbstractFailureAnalyzer<OpenServerKey> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OpenServerKey cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set SLIPWAY_APPROVAL_KEYPASSWORD, or the file /run/secrets/slipway.approval.key-password, to a long"
                        + " random text, and keep it apart from the key file. A key file that was made without one is"
                        + " opened with none: move it away, and let a new key be made.",
                cause);
    }
}
