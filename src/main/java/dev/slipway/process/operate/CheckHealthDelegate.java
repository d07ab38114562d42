package dev.slipway.process.operate;

import dev.slipway.process.Decisions;
import dev.slipway.process.Fact;
import dev.slipway.process.Figures;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.registry.ModelAliases;
import dev.slipway.release.DeploymentWay;
import dev.slipway.release.ReleaseId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Measures the released version on real answers and asks the table whether it is healthy; anything else is a breach. */
@Component
class CheckHealthDelegate implements JavaDelegate {

    private static final String TABLE = "health-verdict";
    private static final String HEALTHY = "healthy";

    private final HealthFigures figures;
    private final Decisions decisions;
    private final ModelAliases aliases;
    private final Journal journal;
    private final Clock clock;

    CheckHealthDelegate(
            HealthFigures figures, Decisions decisions, ModelAliases aliases, Journal journal, Clock clock) {
        this.figures = figures;
        this.decisions = decisions;
        this.aliases = aliases;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Map<String, @Nullable Object> found =
                figures.measure(release, Instant.parse(variables.text(Fact.MONITORING_STARTED)));
        boolean healthy = isHealthy(execution, found);
        String words = inWords(found);
        List<String> astray = aliases.astray(release);
        variables.put(Fact.HEALTH_STATE, state(variables, healthy)).put(Fact.HEALTH_SUMMARY, withAstray(words, astray));
        if (!healthy) {
            variables
                    .put(Fact.ROLLBACK_AUTOMATIC, isAutomatic(variables))
                    .put(Fact.ROLLBACK_CAUSE, "Health breached: " + words);
        }
        journal.record(execution, "HealthChecked", Map.of("healthy", healthy, "figures", words));
        if (!astray.isEmpty()) {
            journal.record(execution, "ModelAliasAstray", Map.of("found", astray));
        }
    }

    /** An alias decides about no answer that is given now, so it rolls nothing back; people see it and set it right. */
    private static String withAstray(String words, List<String> astray) {
        return astray.isEmpty() ? words : words + " " + String.join(" ", astray);
    }

    /** By hand nothing rolls back by itself: people decide, and carry it out. */
    private static boolean isAutomatic(ReleaseVariables variables) {
        return !variables.textOr(Fact.ROLLOUT_WAY, "").equals(DeploymentWay.MANUAL.id());
    }

    private boolean isHealthy(DelegateExecution execution, Map<String, @Nullable Object> found) {
        List<Map<String, Object>> rows = decisions.evaluate(decisions.own(execution, TABLE), new HashMap<>(found));
        return rows.size() == 1 && rows.get(0).containsValue(HEALTHY);
    }

    private String state(ReleaseVariables variables, boolean healthy) {
        if (!healthy) {
            return "breached";
        }
        boolean over = !clock.instant().isBefore(Instant.parse(variables.text(Fact.MONITORING_ENDS)));
        return over ? "over" : HEALTHY;
    }

    private static String inWords(Map<String, @Nullable Object> found) {
        Map<String, String> words = new TreeMap<>();
        found.forEach((name, value) -> words.put(
                name, value instanceof Number number ? Figures.decimal(number.doubleValue()) : String.valueOf(value)));
        return words.toString();
    }
}
