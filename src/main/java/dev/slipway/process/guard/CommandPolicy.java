package dev.slipway.process.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Which command classes a person may send into the engine; what the table does not name is refused. */
final class CommandPolicy {

    private static final String TABLE = "commands.csv";
    private static final String OWN_CODE = "dev.slipway.";
    private static final Rule UNKNOWN = new Rule(
            "",
            Verdict.REFUSED,
            "the guard does not know this command; its table must name it before people may use it");

    /** What happens to a command that arrives from outside in a person's name. */
    enum Verdict {
        /** Allowed after its own check of person and values. */
        CHECKED,
        /** No person may send it. */
        REFUSED,
        /** Refused too, as a 403, where the route would turn a 400 into a 500. */
        FORBIDDEN,
        /** The engine's own authorizations suffice. */
        ALLOWED,
        /** For members of {@code camunda-admin}. */
        ADMIN,
        /** For members of {@code process-owner}. */
        PROCESS_OWNER
    }

    /** One row: the class, its verdict, and the reason that a refused person reads. */
    record Rule(String command, Verdict verdict, String why) {

        static Rule parse(String row) {
            String[] cells = row.split(";", 3);
            if (cells.length != 3) {
                throw new IllegalStateException(TABLE + ": '" + row + "' is not 'class;verdict;why'");
            }
            return new Rule(cells[0], Verdict.valueOf(cells[1]), cells[2]);
        }
    }

    private final Map<String, Rule> rules;

    CommandPolicy() {
        this.rules = read();
    }

    Rule ruleFor(Class<?> command) {
        Rule own = new Rule(command.getName(), Verdict.ALLOWED, "our own entry point checks its caller");
        return command.getName().startsWith(OWN_CODE) ? own : rules.getOrDefault(command.getName(), UNKNOWN);
    }

    Map<String, Rule> rules() {
        return rules;
    }

    private static Map<String, Rule> read() {
        try (InputStream table = CommandPolicy.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException("The guard's table " + TABLE + " is missing from the class path");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(row -> !row.isBlank() && !row.startsWith("#"))
                    .map(Rule::parse)
                    .collect(Collectors.toUnmodifiableMap(Rule::command, rule -> rule));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
