package dev.slipway.process.byhand;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.HandFigures;
import dev.slipway.rollout.Target;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says from when on figures are wanted: since the last reading, so that no answer is counted twice. */
@Component
class AskForFiguresDelegate implements JavaDelegate {

    private static final List<Answer> TYPED = List.of(
            Answer.FIGURES_ANSWERS,
            Answer.FIGURES_ERRORS,
            Answer.FIGURES_LATENCY,
            Answer.FIGURES_OUTCOMES,
            Answer.FIGURES_SOURCE);

    private final HandFigures figures;

    AskForFiguresDelegate(HandFigures figures) {
        this.figures = figures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Instant after = Instant.parse(variables.text(Fact.FIGURES_AFTER));
        Instant since = figures.lastRead(
                        new Target(release.system(), release.environment()), variables.text(Fact.PACKAGE_DIGEST))
                .filter(after::isBefore)
                .orElse(after);
        variables.put(Fact.FIGURES_SINCE, since.toString());
        TYPED.forEach(variables::forget);
    }
}
