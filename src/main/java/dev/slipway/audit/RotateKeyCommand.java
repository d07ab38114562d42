package dev.slipway.audit;

import dev.slipway.signature.NoteKeyFile;
import dev.slipway.signature.NoteKeyToken;
import dev.slipway.signature.NoteKeys;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * {@code java -jar slipway.jar rotate-ledger-key FILE}: puts a new key into the file of the ledger's keys, or with
 * {@code --pkcs11 CONFIG} into the device that the file names, once. The nodes sign with it from their next start on;
 * what the old keys signed stays valid. Ends with 0 when that was done.
 */
public final class RotateKeyCommand {

    /** The first argument that calls for it. */
    public static final String NAME = "rotate-ledger-key";

    /** The same variable that opens the file for the application. */
    public static final String PASSWORD = "SLIPWAY_LEDGER_KEYPASSWORD";

    /** The same variable that opens the device for the application. */
    public static final String PIN = "SLIPWAY_LEDGER_PKCS11PIN";

    /** The first argument that calls for the same with the key that signs approvals. */
    public static final String NAME_FOR_APPROVALS = "rotate-approval-key";

    private static final Keys LEDGER = new Keys(NAME, PASSWORD, PIN, NoteKeyToken.LEDGER);
    private static final Keys APPROVALS = new Keys(
            NAME_FOR_APPROVALS, "SLIPWAY_APPROVAL_KEYPASSWORD", "SLIPWAY_APPROVAL_PKCS11PIN", NoteKeyToken.APPROVALS);

    private static final String DEVICE = "--pkcs11";
    private static final int DONE = 0;
    private static final int NOT_DONE = 2;

    /** Which keys: how the command is called, which variables open them, how the labels in a device begin. */
    private record Keys(String command, String password, String pin, String label) {}

    private final Keys which;
    private final PrintStream out;
    private final Clock clock;
    private final UnaryOperator<String> environment;

    /** @param environment gives the value of a variable, empty where there is none */
    public RotateKeyCommand(PrintStream out, Clock clock, UnaryOperator<String> environment) {
        this(LEDGER, out, clock, environment);
    }

    /** For the key that signs approvals. */
    public static RotateKeyCommand forApprovals(PrintStream out, Clock clock, UnaryOperator<String> environment) {
        return new RotateKeyCommand(APPROVALS, out, clock, environment);
    }

    private RotateKeyCommand(Keys which, PrintStream out, Clock clock, UnaryOperator<String> environment) {
        this.which = which;
        this.out = out;
        this.clock = clock;
        this.environment = environment;
    }

    /** @return what the process ends with */
    public int run(List<String> arguments) {
        try {
            if (arguments.size() == 1 && !arguments.get(0).startsWith("--")) {
                return rotate(arguments.get(0), new NoteKeyFile(Path.of(arguments.get(0)), secret(which.password())));
            }
            if (arguments.size() == 2 && arguments.get(0).equals(DEVICE)) {
                return rotate(
                        arguments.get(1),
                        new NoteKeyToken(Path.of(arguments.get(1)), secret(which.pin()), null, which.label()));
            }
        } catch (IllegalStateException e) {
            out.println("Nothing done: " + e.getMessage());
            return NOT_DONE;
        }
        out.println("Usage: " + which.password() + "=... java -jar slipway.jar " + which.command() + " FILE, or "
                + which.pin() + "=... java -jar slipway.jar " + which.command() + " " + DEVICE + " CONFIG");
        return NOT_DONE;
    }

    private int rotate(String place, NoteKeys keys) {
        if (!keys.exists()) {
            out.println("Nothing done: there is no key in " + place + ". The first start of Slipway makes it.");
            return NOT_DONE;
        }
        keys.addKey(clock.instant());
        out.println("Made a new key in " + place + ". Keep a copy of a file, let every node have the"
                + " same, and start them again: they sign with the new key from then on.");
        return DONE;
    }

    private char[] secret(String variable) {
        return environment.apply(variable).toCharArray();
    }
}
