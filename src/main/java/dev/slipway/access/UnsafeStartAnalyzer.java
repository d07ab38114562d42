package dev.slipway.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a refused start as a reason and a remedy instead of a stack trace. */
class UnsafeStartAnalyzer extends AbstractFailureAnalyzer<UnsafeStart> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeStart cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
