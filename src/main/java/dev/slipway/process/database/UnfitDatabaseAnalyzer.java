package dev.slipway.process.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints an unfit database as a reason and a remedy. */
class UnfitDatabaseAnalyzer extends AbstractFailureAnalyzer<UnfitDatabase> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnfitDatabase cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
