package dev.slipway.process.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts the guard into both of the engine's command chains; without it the engine does not start. */
@Component
class GuardPlugin extends AbstractProcessEnginePlugin {

    private final CommandPolicy policy = new CommandPolicy();
    private final CommandChecks checks;
    private final ApplicationEventPublisher events;

    GuardPlugin(ObjectProvider<ReleaseRules> rules, ApplicationEventPublisher events) {
        DeployedForms forms = new DeployedForms();
        this.checks = new CommandChecks(new TaskGuard(forms, rules::orderedStream), new StartGuard(forms));
        this.events = events;
        CommandField.values(); // looks up every field now, so that a changed engine stops the start
    }

    /** Before the engine builds its chains; each chain needs instances of its own, as they are linked lists. */
    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreCommandInterceptorsTxRequired(
                with(outcome(engine), engine.getCustomPreCommandInterceptorsTxRequired()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                with(outcome(engine), engine.getCustomPreCommandInterceptorsTxRequiresNew()));
        engine.setCustomPostCommandInterceptorsTxRequired(
                with(guard(), engine.getCustomPostCommandInterceptorsTxRequired()));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(
                with(guard(), engine.getCustomPostCommandInterceptorsTxRequiresNew()));
    }

    private CommandInterceptor guard() {
        return new GuardInterceptor(policy, checks);
    }

    private CommandInterceptor outcome(ProcessEngineConfigurationImpl engine) {
        return new OutcomeInterceptor(engine, events::publishEvent);
    }

    private static List<CommandInterceptor> with(CommandInterceptor ours, @Nullable List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>(List.of(ours));
        all.addAll(Objects.requireNonNullElse(others, List.of()));
        return all;
    }
}
