package dev.slipway.process.guard;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Component;

/**
 * Runs engine calls of our own entry points, in one transaction and in the caller's name, past the table of commands.
 *
 * <p>The entry point checks the caller's role first; the checks of persons and values still apply to claims,
 * completions and starts inside.
 */
@Component
public class OwnSteps {

    private final ProcessEngineConfigurationImpl engine;

    OwnSteps(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    public <T> T run(Supplier<T> step) {
        return engine.getCommandExecutorTxRequired().execute(new OwnStep<>(step));
    }

    /** Like {@link #run(Supplier)}, but without the engine's authorizations, which people lack for this step. */
    public <T> T runAuthorized(Supplier<T> step) {
        return engine.getCommandExecutorTxRequired().execute(new OwnStep<>(() -> withoutAuthorization(step)));
    }

    private static <T> T withoutAuthorization(Supplier<T> step) {
        return Context.getCommandContext().runWithoutAuthorization((Callable<T>) step::get);
    }

    /** One step; its class is what the table lets through. */
    record OwnStep<T>(Supplier<T> step) implements Command<T> {

        @Override
        public T execute(CommandContext context) {
            return step.get();
        }
    }
}
