package dev.slipway;

import dev.slipway.audit.RotateKeyCommand;
import dev.slipway.audit.VerifyCommand;
import dev.slipway.process.mirror.RestoreLedgerCommand;
import dev.slipway.release.MoveEvidenceCommand;
import dev.slipway.submit.SubmitCommand;
import dev.slipway.witness.WitnessCommand;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What the program does instead of running the procedure, named by its first argument. */
enum Command {
    VERIFY(VerifyCommand.NAME, arguments -> new VerifyCommand(System.out).run(arguments)),
    ROTATE_LEDGER_KEY(
            RotateKeyCommand.NAME,
            arguments -> new RotateKeyCommand(System.out, Clock.systemUTC(), Command::variable).run(arguments)),
    ROTATE_APPROVAL_KEY(
            RotateKeyCommand.NAME_FOR_APPROVALS,
            arguments -> RotateKeyCommand.forApprovals(System.out, Clock.systemUTC(), Command::variable)
                    .run(arguments)),
    SUBMIT(SubmitCommand.NAME, arguments -> new SubmitCommand(System.out, System::getenv).run(arguments)),
    RESTORE_LEDGER(RestoreLedgerCommand.NAME, arguments -> new RestoreLedgerCommand(System.out).run(arguments)),
    MOVE_EVIDENCE(MoveEvidenceCommand.NAME, arguments -> new MoveEvidenceCommand(System.out).run(arguments)),
    WITNESS(WitnessCommand.NAME, arguments -> new WitnessCommand(System.out, Clock.systemUTC()).run(arguments)) {
        @Override
        boolean staysWhenItWentWell() {
            return true;
        }
    };

    private final String word;
    private final ToIntFunction<List<String>> work;

    Command(String word, ToIntFunction<List<String>> work) {
        this.word = word;
        this.work = work;
    }

    static Optional<Command> of(String[] arguments) {
        return Arrays.stream(values())
                .filter(command -> arguments.length > 0 && command.word.equals(arguments[0]))
                .findFirst();
    }

    /** Ends the process with what the command came to, unless it goes on serving. */
    void run(String[] arguments) {
        int status = work.applyAsInt(List.of(arguments).subList(1, arguments.length));
        if (status != 0 || !staysWhenItWentWell()) {
            System.exit(status);
        }
    }

    boolean staysWhenItWentWell() {
        return false;
    }

    private static String variable(String name) {
        return System.getenv().getOrDefault(name, "");
    }
}
