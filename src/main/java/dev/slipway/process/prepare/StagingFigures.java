package dev.slipway.process.prepare;

import dev.slipway.process.Figures;
import dev.slipway.staging.StagingRun;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A staging result as people read it. */
final class StagingFigures {

    private StagingFigures() {}

    static String table(StagingRun run) {
        String rows = run.checks().stream().map(StagingFigures::row).collect(Collectors.joining("\n"));
        return "Staging: **" + run.status() + "**. " + run.message()
                + "\n\n| suite | figure | result | measured | CI | deployed | required |\n|---|---|---|---|---|---|---|\n"
                + rows;
    }

    static String line(StagingRun.Check check) {
        return check.suite() + " " + check.metric() + " " + Figures.decimal(check.value()) + " (" + check.rule() + ") "
                + (check.passed() ? "passed" : "failed");
    }

    // The rule, the only long text, stands last: a page that is too narrow cuts the table at its right end.
    private static String row(StagingRun.Check check) {
        return "| " + check.suite() + " | " + check.metric() + " | " + (check.passed() ? "passed" : "**failed**")
                + " | "
                + Figures.decimal(check.value()) + " | " + orDash(check.ciValue()) + " | "
                + orDash(check.deployedValue()) + " | " + check.rule() + " |";
    }

    private static String orDash(@Nullable Double value) {
        return value == null ? "–" : Figures.decimal(value);
    }
}
