package dev.slipway.process.guard;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.jspecify.annotations.Nullable;

/** The person in whose name a command runs. */
record Caller(String user, Set<String> groups, CommandContext context) {

    static final String ADMINS = "camunda-admin";
    static final String PROCESS_OWNERS = "process-owner";

    /** Nobody is logged in when the engine's own threads, or our code at start, give the command. */
    static @Nullable Caller of(CommandContext context) {
        Authentication login = context.getAuthentication();
        if (login == null || login.getUserId() == null) {
            return null;
        }
        List<String> groups = login.getGroupIds();
        return new Caller(login.getUserId(), groups == null ? Set.of() : Set.copyOf(groups), context);
    }

    /** The engine's own check in the engine's own words; a refusal like ours, so that it is told of. */
    void require(Consumer<CommandChecker> permission) {
        try {
            context.getProcessEngineConfiguration().getCommandCheckers().forEach(permission);
        } catch (AuthorizationException lacking) {
            throw Refusal.forbidden(String.valueOf(lacking.getMessage()));
        }
    }
}
