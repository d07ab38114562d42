package dev.slipway.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.process.guard.CommandPolicy.Verdict;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.JarURLConnection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Test;

/** The table of commands is complete, and a command that it does not know is refused. */
class CommandPolicyTests {

    private static final String OPTIONAL = "org.camunda.bpm.identity.";
    private static final String ENGINES_OWN_TESTS = "org.camunda.bpm.engine.impl.test.";

    private final CommandPolicy policy = new CommandPolicy();

    @Test
    void everyCommandOfTheEngineAndItsWebApplicationsHasAVerdict() throws Exception {
        assertThat(commandsOnTheClassPath())
                .hasSizeGreaterThan(370)
                .allSatisfy(command -> assertThat(policy.rules()).containsKey(command));
    }

    @Test
    void everyRowNamesACommandThatExists() throws Exception {
        Set<String> commands = commandsOnTheClassPath();

        assertThat(policy.rules().keySet())
                .filteredOn(command -> !command.startsWith(OPTIONAL))
                .allSatisfy(command -> assertThat(commands).contains(command));
    }

    @Test
    void refusesACommandThatIsNotInTheTable() {
        assertThat(policy.ruleFor(String.class).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(policy.ruleFor(new CompleteTaskCmd("id", null) {}.getClass()).verdict())
                .as("our own subclass is our own code")
                .isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void everyVerdictSaysWhy() {
        assertThat(policy.rules().values())
                .allSatisfy(rule -> assertThat(rule.why()).isNotBlank().doesNotEndWith("."));
    }

    private static Set<String> commandsOnTheClassPath() throws Exception {
        Set<String> commands = new TreeSet<>();
        for (Class<?> inJar : List.of(ProcessEngine.class, Cockpit.class)) {
            try (Stream<String> names = classesBeside(inJar)) {
                names.filter(CommandPolicyTests::isCommand).forEach(commands::add);
            }
        }
        return commands;
    }

    private static Stream<String> classesBeside(Class<?> type) throws IOException {
        var url = type.getResource(type.getSimpleName() + ".class");
        var jar = ((JarURLConnection) url.openConnection()).getJarFile();
        return jar.stream()
                .map(entry -> entry.getName().replace('/', '.'))
                .filter(name -> name.startsWith("org.camunda.bpm.") && name.endsWith(".class"))
                .map(name -> name.substring(0, name.length() - ".class".length()))
                .filter(name -> !name.startsWith(ENGINES_OWN_TESTS));
    }

    /** Classes that need a library which is not on the class path cannot be commands here. */
    private static boolean isCommand(String name) {
        try {
            Class<?> type = Class.forName(name, false, Command.class.getClassLoader());
            return Command.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
