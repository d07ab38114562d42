package dev.slipway.process.execute;

import dev.slipway.process.Candidates;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.registry.ModelAliases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the model registry call the served model by the environment's alias; without a registered model nothing is. */
@Component
class MoveModelAliasDelegate implements JavaDelegate {

    private final Candidates candidates;
    private final ModelAliases aliases;

    MoveModelAliasDelegate(Candidates candidates, ModelAliases aliases) {
        this.candidates = candidates;
        this.aliases = aliases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        aliases.follow(
                execution,
                candidates.production(ReleaseVariables.releaseOf(execution)).previous());
    }
}
