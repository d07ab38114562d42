package dev.slipway.release;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a store that cannot be as a reason and a remedy. */
class UnfitEvidenceStoreAnalyzer extends AbstractFailureAnalyzer<UnfitEvidenceStore> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnfitEvidenceStore cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
