package dev.slipway.process.guard;

import org.camunda.bpm.engine.impl.interceptor.Command;

/** A command's name for people: the class, or the class that a lambda was written in. */
final class CommandNames {

    private CommandNames() {}

    static String of(Command<?> command) {
        String name = command.getClass().getName().replaceFirst("\\$\\$Lambda.*", "");
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
