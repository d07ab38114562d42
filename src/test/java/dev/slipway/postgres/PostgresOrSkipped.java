package dev.slipway.postgres;

import dev.slipway.TestDatabase;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips, and says why, where PostgreSQL is wanted and its binaries cannot run; on a build server that is a failure. */
public final class PostgresOrSkipped implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return wanted(context)
                ? PostgresServer.problem()
                        .map(PostgresOrSkipped::skipped)
                        .orElse(ConditionEvaluationResult.enabled("PostgreSQL runs"))
                : ConditionEvaluationResult.enabled("PostgreSQL is not wanted");
    }

    private static ConditionEvaluationResult skipped(String problem) {
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException(problem);
        }
        return ConditionEvaluationResult.disabled(problem);
    }

    private static boolean wanted(ExtensionContext context) {
        return TestDatabase.onPostgres()
                || context.getRequiredTestClass().getPackage().equals(PostgresOrSkipped.class.getPackage());
    }
}
