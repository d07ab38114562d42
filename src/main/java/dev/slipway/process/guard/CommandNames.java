package dev.slipway.process.guard;

import dev.slipway.process.guard.OwnSteps.OwnStep;
import org.camunda.bpm.engine.impl.interceptor.Command;

/** A command's name for people: the class, or the class that a lambda was written in; a step of our own names itself. */
final class CommandNames {

    private CommandNames() {}

    static String of(Command<?> command) {
        if (command instanceof OwnStep<?> step) {
            return step.name();
        }
        String name = command.getClass().getName().replaceFirst("\\$\\$Lambda.*", "");
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
