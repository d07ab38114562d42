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

    private static final String DEVICE = "--pkcs11";
    private static final int DONE = 0;
    private static final int NOT_DONE = 2;

    private final PrintStream out;
    private final Clock clock;
    private final UnaryOperator<String> environment;

    /** @param environment gives the value of a variable, empty where there is none */
    public RotateKeyCommand(PrintStream out, Clock clock, UnaryOperator<String> environment) {
        this.out = out;
        this.clock = clock;
        this.environment = environment;
    }

    /** @return what the process ends with */
    public int run(List<String> arguments) {
        try {
            if (arguments.size() == 1 && !arguments.get(0).startsWith("--")) {
                return rotate(arguments.get(0), new NoteKeyFile(Path.of(arguments.get(0)), secret(PASSWORD)));
            }
            if (arguments.size() == 2 && arguments.get(0).equals(DEVICE)) {
                return rotate(arguments.get(1), new NoteKeyToken(Path.of(arguments.get(1)), secret(PIN), null));
            }
        } catch (IllegalStateException e) {
            out.println("Nothing done: " + e.getMessage());
            return NOT_DONE;
        }
        out.println("Usage: " + PASSWORD + "=... java -jar slipway.jar " + NAME + " FILE, or " + PIN
                + "=... java -jar slipway.jar " + NAME + " " + DEVICE + " CONFIG");
        return NOT_DONE;
    }

    private int rotate(String place, NoteKeys keys) {
        if (!keys.exists()) {
            out.println("Nothing done: there is no key in " + place + ". The first start of Slipway makes it.");
            return NOT_DONE;
        }
        keys.addKey(clock.instant());
        out.println("Made a new key in " + place + ". Keep a copy of a file, let every node of this ledger have the"
                + " same, and start them again: they sign with the new key from then on.");
        return DONE;
    }

    private char[] secret(String variable) {
        return environment.apply(variable).toCharArray();
    }
}
