package dev.slipway.process.guard;

/**
 * Tells whether a step found a task whose process had ended by the time it was read. The engine reads the two one after
 * the other, and what is missing then it meets as a fault of its own.
 */
final class EndedMeanwhile {

    private static final String STORED_THINGS = "org.camunda.bpm.engine.impl.persistence.entity.";

    private EndedMeanwhile() {}

    static boolean isWhy(Throwable thrown) {
        return Causes.find(thrown, NullPointerException.class)
                .map(NullPointerException::getStackTrace)
                .filter(trace -> trace.length > 0 && trace[0].getClassName().startsWith(STORED_THINGS))
                .isPresent();
    }
}
