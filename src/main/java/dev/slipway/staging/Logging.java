package dev.slipway.staging;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks for the required events in the inference log, and for what must not be readable there. */
record Logging(StagingPlan plan) {

    /** A service may write behind its answers, but not for longer. */
    private static final long PATIENCE_MILLIS = 2000;

    private static final long STEP_MILLIS = 50;

    void check(Findings findings, InferenceLog log, Cases cases) {
        awaitEvents(log);
        plan.requiredLogEvents().forEach(event -> {
            long found = log.events(event);
            findings.check("logging", "event " + event, found, "logged at least once", found > 0);
        });
        plan.maskedFields().forEach(field -> {
            long found = log.disclosures(field, cases);
            findings.check("logging", "masked " + field, found, "readable in 0 lines", found == 0);
        });
    }

    private void awaitEvents(InferenceLog log) {
        for (long waited = 0; waited < PATIENCE_MILLIS && isIncomplete(log); waited += STEP_MILLIS) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STEP_MILLIS));
        }
    }

    private boolean isIncomplete(InferenceLog log) {
        return plan.requiredLogEvents().stream().anyMatch(event -> log.events(event) == 0);
    }
}
