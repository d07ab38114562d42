package dev.slipway.process.execute;

import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutPlan;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Chooses the next planned share above the one that production shows; the first where the candidate was taken out. */
@Component
class ChooseStepDelegate implements JavaDelegate {

    private final Candidates candidates;

    ChooseStepDelegate(Candidates candidates) {
        this.candidates = candidates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        int current = InPlace.of(candidates.production(ReleaseVariables.releaseOf(execution)), execution)
                .percent();
        Optional<Integer> next = RolloutPlan.of(variables).steps().stream()
                .filter(step -> step > current)
                .findFirst();
        variables
                .put(Fact.CURRENT_PERCENT, current)
                .put(Fact.STEP_LEFT, next.isPresent())
                .put(Fact.STEP_PERCENT, next.orElse(current));
    }
}
