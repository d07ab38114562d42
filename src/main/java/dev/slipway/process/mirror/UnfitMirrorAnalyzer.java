package dev.slipway.process.mirror;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a mirror that cannot be as a reason and a remedy. */
class UnfitMirrorAnalyzer extends AbstractFailureAnalyzer<UnfitMirror> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnfitMirror cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
