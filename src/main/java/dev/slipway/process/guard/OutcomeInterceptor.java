package dev.slipway.process.guard;

import dev.slipway.approval.SignatureRefused;
import dev.slipway.process.guard.OwnSteps.OwnStep;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands outside the transaction: tells of a person's refusal once everything is rolled back, and logs failures, since
 * the engine's own logging of them is off.
 */
final class OutcomeInterceptor extends CommandInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeInterceptor.class);
    private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

    private static final List<Class<?>> CALLERS_FAULTS = List.of(
            AuthorizationException.class,
            BadUserRequestException.class,
            NotFoundException.class,
            NotValidException.class,
            NullValueException.class,
            SignatureRefused.class);

    private final ProcessEngineConfigurationImpl engine;
    private final Consumer<CommandRefused> listener;

    OutcomeInterceptor(ProcessEngineConfigurationImpl engine, Consumer<CommandRefused> listener) {
        this.engine = engine;
        this.listener = listener;
    }

    @Override
    public <T> T execute(Command<T> command) {
        return INSIDE.get() ? next.execute(command) : outermost(command);
    }

    private <T> T outermost(Command<T> command) {
        INSIDE.set(true);
        try {
            return next.execute(command);
        } catch (RuntimeException thrown) {
            INSIDE.remove();
            throw outcome(command, thrown);
        } finally {
            INSIDE.remove();
        }
    }

    private RuntimeException outcome(Command<?> command, RuntimeException thrown) {
        RuntimeException outcome = inPersonsTerms(command, thrown);
        if (outcome instanceof RefusedCommand refused) {
            tell(refused.refused());
        } else {
            log(command, outcome);
        }
        return outcome;
    }

    /** The job executor tries again after a lost race; a person has to look again first. */
    private RuntimeException inPersonsTerms(Command<?> command, RuntimeException thrown) {
        String user = user();
        if (user == null) {
            return thrown;
        }
        if (thrown instanceof OptimisticLockingException && !isTakenAgain(command)) {
            return refused(
                    command,
                    user,
                    Refusal.conflict("Somebody else changed this at the same moment, so nothing was done. Reload and"
                            + " look again."));
        }
        if (EndedMeanwhile.isWhy(thrown)) {
            LOG.info("{} found a process that had ended meanwhile", CommandNames.of(command), thrown);
            return refused(
                    command,
                    user,
                    Refusal.gone("What you asked for is no longer open: it was completed, or its release went another"
                            + " way. Nothing was done. Reload the list."));
        }
        return thrown;
    }

    private static RuntimeException refused(Command<?> command, String user, Refusal refusal) {
        return RefusedCommand.of(new CommandRefused(
                user, CommandNames.of(command), "", refusal.kind().status(), refusal.text()));
    }

    private static boolean isTakenAgain(Command<?> command) {
        return command instanceof OwnStep<?> step && step.takenAgain();
    }

    private @Nullable String user() {
        IdentityService identities = engine.getIdentityService();
        Authentication login = identities == null ? null : identities.getCurrentAuthentication();
        return login == null ? null : login.getUserId();
    }

    private void tell(CommandRefused refused) {
        // who it was stands in the ledger, under a pseudonym
        LOG.warn("Refused {} on '{}' with {}", refused.command(), refused.subject(), refused.status());
        try {
            listener.accept(refused);
        } catch (RuntimeException e) {
            LOG.error("The refusal of {} could not be recorded", refused.command(), e);
        }
    }

    /** The job executor tells of its failed jobs itself. */
    private static void log(Command<?> command, RuntimeException thrown) {
        String name = CommandNames.of(command);
        if (CALLERS_FAULTS.stream().anyMatch(fault -> fault.isInstance(thrown))) {
            LOG.warn("{} ended with {}", name, thrown.getClass().getSimpleName());
        } else if (thrown instanceof OptimisticLockingException) {
            LOG.info("{} lost a race and may be tried again", name);
        } else if (!(command instanceof ExecuteJobsCmd)) {
            LOG.error("{} failed", name, thrown);
        }
    }
}
