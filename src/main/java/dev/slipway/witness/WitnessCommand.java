package dev.slipway.witness;

import dev.slipway.signature.Cosigner;
import dev.slipway.signature.NoteKeyFile;
import dev.slipway.signature.NoteVerifier;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code java -jar slipway.jar witness --listen HOST:PORT --data DIR --key FILE --log KEY…}: a witness for the ledgers
 * of other people. It goes on until it is stopped, and ends with 2 when it cannot begin.
 */
public final class WitnessCommand {

    /** The first argument that calls for it. */
    public static final String NAME = "witness";

    private static final String USAGE = """
            Usage: java -jar slipway.jar witness --listen HOST:PORT --data DIR --key FILE --log NAME+HASH+KEY...
              --listen  address and port to answer at; put a server with TLS in front of it
              --data    folder that remembers what was cosigned; keep it, and never put back an older copy
              --key     PKCS#12 file of the witness's key, made when it is not there;
                        SLIPWAY_WITNESS_KEY_PASSWORD in the environment opens it
              --log     verifier key of a log to cosign for; may be given several times
              --name    name of the witness; without it, one that is made from its key""";
    private static final String PASSWORD = "SLIPWAY_WITNESS_KEY_PASSWORD";
    private static final int FAILED = 2;

    private final PrintStream out;
    private final Clock clock;
    private final List<NoteVerifier> logs = new ArrayList<>();
    private @Nullable InetSocketAddress listen;
    private @Nullable Path data;
    private @Nullable Path key;
    private @Nullable String name;

    public WitnessCommand(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** @return 0 when the witness answers from now on, in threads of its own */
    public int run(List<String> arguments) {
        try {
            read(arguments.iterator());
            start();
            return 0;
        } catch (IllegalArgumentException e) {
            out.println("Not started: " + e.getMessage());
            out.println(USAGE);
            return FAILED;
        } catch (IOException | IllegalStateException e) {
            out.println("Not started: " + e.getMessage());
            return FAILED;
        }
    }

    /** The server that was asked for, answering. */
    WitnessServer start() throws IOException {
        if (listen == null || data == null || key == null || logs.isEmpty()) {
            throw new IllegalArgumentException("--listen, --data, --key and at least one --log are needed.");
        }
        Cosigner cosigner = cosigner(key);
        WitnessServer server = new WitnessServer(listen, new Witness(cosigner, logs, new WitnessFiles(data), clock));
        server.start();
        out.println("Witness at " + listen.getHostString() + ":" + server.port() + ", cosigning for "
                + logs.stream().map(NoteVerifier::name).distinct().toList());
        out.println("Its verifier key, to be given to those logs and to everybody who checks them:");
        out.println(cosigner.verifier());
        return server;
    }

    private Cosigner cosigner(Path file) {
        NoteKeyFile keys =
                new NoteKeyFile(file, System.getenv().getOrDefault(PASSWORD, "").toCharArray());
        if (!keys.exists()) {
            keys.addKey(clock.instant());
            out.println("MADE A NEW KEY in " + file + ". Keep a copy of it where only you can read it.");
        }
        String given = name;
        if (given != null) {
            return keys.cosigner(given);
        }
        int id = keys.cosigner("slipway-witness").verifier().keyId();
        return keys.cosigner("slipway-witness/" + String.format("%08x", id));
    }

    void read(Iterator<String> arguments) {
        while (arguments.hasNext()) {
            String argument = arguments.next();
            if (!arguments.hasNext()) {
                throw new IllegalArgumentException("'" + argument + "' is not understood, or needs a value.");
            }
            String value = arguments.next();
            switch (argument) {
                case "--listen" -> listen = address(value);
                case "--data" -> data = Path.of(value);
                case "--key" -> key = Path.of(value);
                case "--log" -> logs.add(log(value));
                case "--name" -> name = value;
                default -> throw new IllegalArgumentException("'" + argument + "' is not understood.");
            }
        }
    }

    private static NoteVerifier log(String vkey) {
        NoteVerifier log = NoteVerifier.parse(vkey.strip());
        if (log.isOfWitness()) {
            throw new IllegalArgumentException("The key " + vkey + " is that of a witness, not of a log.");
        }
        return log;
    }

    private static InetSocketAddress address(String value) {
        int colon = value.lastIndexOf(':');
        if (colon <= 0 || !value.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("--listen must read HOST:PORT, found '" + value + "'.");
        }
        return new InetSocketAddress(value.substring(0, colon), Integer.parseInt(value.substring(colon + 1)));
    }
}
