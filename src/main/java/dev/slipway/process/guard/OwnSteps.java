package dev.slipway.process.guard;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs engine calls of our own entry points, in one transaction and in the caller's name, past the table of commands.
 *
 * <p>The entry point checks the caller's role first; the checks of persons and values still apply to claims,
 * completions and starts inside. A step that loses a race against a job of the same release is taken again, from its
 * reading on: the caller named what is to happen, not the state that was met.
 */
@Component
public class OwnSteps {

    private static final Logger LOG = LoggerFactory.getLogger(OwnSteps.class);
    private static final int TRIES = 10;

    private final ProcessEngineConfigurationImpl engine;

    OwnSteps(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    public <T> T run(Supplier<T> step) {
        return run("OwnStep", "", step);
    }

    /** Like {@link #run(Supplier)}, but without the engine's authorizations, which people lack for this step. */
    public <T> T runAuthorized(Supplier<T> step) {
        return run(() -> withoutAuthorization(step));
    }

    /** Like {@link #runAuthorized(Supplier)}; a refusal is recorded as one of this act on this release. */
    public <T> T runAuthorized(String act, String release, Supplier<T> step) {
        return run(act, release, () -> withoutAuthorization(step));
    }

    /** Like {@link #run(Supplier)}; a refusal is recorded as one of this act on this release. */
    public <T> T run(String name, String subject, Supplier<T> step) {
        for (int tries = inTransaction() ? TRIES : 1; tries < TRIES; tries++) {
            try {
                return execute(new OwnStep<>(name, subject, true, step));
            } catch (OptimisticLockingException | PessimisticLockingFailureException lost) {
                LOG.info("{} lost a race and is taken again: {}", name, lost.getMessage());
            }
        }
        return execute(new OwnStep<>(name, subject, false, step));
    }

    private <T> T execute(OwnStep<T> step) {
        return engine.getCommandExecutorTxRequired().execute(step);
    }

    /** What is part of a larger transaction is lost with it. */
    private static boolean inTransaction() {
        return Context.getCommandContext() != null || TransactionSynchronizationManager.isActualTransactionActive();
    }

    private static <T> T withoutAuthorization(Supplier<T> step) {
        return Context.getCommandContext().runWithoutAuthorization((Callable<T>) step::get);
    }

    /** One step; its class is what the table lets through. */
    record OwnStep<T>(String name, String subject, boolean takenAgain, Supplier<T> step) implements Command<T> {

        @Override
        public T execute(CommandContext context) {
            return step.get();
        }
    }
}
