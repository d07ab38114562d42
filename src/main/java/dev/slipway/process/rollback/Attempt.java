package dev.slipway.process.rollback;

import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.rollout.RolloutState;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes one try to move production back. A failure is written down and the process goes on to look at what serves: a
 * person has to be called within the promised time, which a job that is retried in silence would use up.
 */
@Component
class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private final Journal journal;

    Attempt(Journal journal) {
        this.journal = journal;
    }

    /** What was observed afterwards; empty when the try failed. */
    Optional<RolloutState> make(DelegateExecution execution, String command, Supplier<RolloutState> effect) {
        try {
            return Optional.of(effect.get());
        } catch (RuntimeException e) {
            LOG.error("The try to {} failed.", command, e);
            String problem = command + " failed: " + e.getMessage();
            ReleaseVariables.of(execution).put(Fact.ROLLBACK_PROBLEM, problem);
            journal.record(execution, "RollbackTryFailed", Map.of("command", command, "problem", problem));
            return Optional.empty();
        }
    }
}
