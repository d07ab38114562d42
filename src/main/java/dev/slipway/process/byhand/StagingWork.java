package dev.slipway.process.byhand;

import dev.slipway.rollout.HandEffect;
import dev.slipway.rollout.HandOrder;
import dev.slipway.rollout.RolloutRefused;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What people are to do by hand on staging, for whoever needs something there. */
public interface StagingWork {

    Set<HandEffect> effects();

    /**
     * Empty when nothing is left to do.
     *
     * @throws RolloutRefused when it must not be done; the message says why
     */
    Optional<HandOrder> order(HandEffect effect, DelegateExecution execution);

    /** A second person saw it as it was ordered, or it was so already. */
    default void done(DelegateExecution execution) {}
}
