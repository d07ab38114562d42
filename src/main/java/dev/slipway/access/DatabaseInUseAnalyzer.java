package dev.slipway.access;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence that another Slipway holds the data folder. */
class DatabaseInUseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final int H2_FILE_LOCKED = 90020;

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        if (cause.getErrorCode() != H2_FILE_LOCKED) {
            return null;
        }
        return new FailureAnalysis(
                "Slipway's data folder is in use by another process: " + cause.getMessage(),
                "Stop the other Slipway, or give this one a folder of its own with --slipway.data=<folder>.",
                cause);
    }
}
