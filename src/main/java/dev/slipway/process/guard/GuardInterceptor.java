package dev.slipway.process.guard;

import dev.slipway.process.guard.CommandPolicy.Rule;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Meets every command inside its transaction, right before it runs.
 *
 * <p>A command that a command started belongs to our own code or the engine's, so only the checks of persons and values
 * apply to it, not the table.
 */
final class GuardInterceptor extends CommandInterceptor {

    /** Shared by both executors: a command in a new transaction is nested all the same. */
    private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

    private final CommandPolicy policy;
    private final CommandChecks checks;

    GuardInterceptor(CommandPolicy policy, CommandChecks checks) {
        this.policy = policy;
        this.checks = checks;
    }

    @Override
    public <T> T execute(Command<T> command) {
        CommandContext context = Context.getCommandContext();
        Caller caller = Caller.of(context);
        int depth = DEPTH.get();
        DEPTH.set(depth + 1);
        try {
            return caller == null ? next.execute(command) : guarded(command, caller, depth == 0);
        } finally {
            restore(depth);
        }
    }

    private <T> T guarded(Command<T> command, Caller caller, boolean fromOutside) {
        try {
            if (fromOutside) {
                obey(policy.ruleFor(command.getClass()), command, caller);
            }
            return checks.check(command, caller)
                    ? caller.context().runWithoutAuthorization(() -> next.execute(command))
                    : next.execute(command);
        } catch (RuntimeException thrown) {
            throw Causes.find(thrown, RefusedCommand.class)
                    .map(RefusedCommand::exception)
                    .or(() -> Causes.find(thrown, Refusal.class).map(refusal -> refused(command, caller, refusal)))
                    .orElse(thrown);
        }
    }

    private RuntimeException refused(Command<?> command, Caller caller, Refusal refusal) {
        return RefusedCommand.of(new CommandRefused(
                caller.user(),
                CommandNames.of(command),
                checks.subjectOf(command),
                refusal.kind().status(),
                refusal.text()));
    }

    private static void obey(Rule rule, Command<?> command, Caller caller) {
        String name = CommandNames.of(command);
        switch (rule.verdict()) {
            case REFUSED -> throw Refusal.badRequest(name + " refused for people: " + rule.why() + ".");
            case FORBIDDEN -> throw Refusal.forbidden(name + " refused for people: " + rule.why() + ".");
            case ADMIN -> require(Caller.ADMINS, name, caller);
            case PROCESS_OWNER -> require(Caller.PROCESS_OWNERS, name, caller);
            case CHECKED, ALLOWED -> {}
        }
    }

    private static void require(String group, String command, Caller caller) {
        if (!caller.groups().contains(group)) {
            throw Refusal.forbidden(command + " refused: it is for members of '" + group + "'.");
        }
    }

    private static void restore(int depth) {
        if (depth == 0) {
            DEPTH.remove();
        } else {
            DEPTH.set(depth);
        }
    }
}
