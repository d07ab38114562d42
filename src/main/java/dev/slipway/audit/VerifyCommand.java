package dev.slipway.audit;

import dev.slipway.audit.pack.PackCheck;
import dev.slipway.audit.pack.PackVerdict;
import dev.slipway.ledger.Certificates;
import dev.slipway.ledger.Checkpoint;
import dev.slipway.ledger.ExportVerdict;
import dev.slipway.ledger.ExportVerdict.Result;
import dev.slipway.ledger.ExportVerifier;
import dev.slipway.ledger.Outsiders;
import dev.slipway.ledger.TlogPolicy;
import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code java -jar slipway.jar verify FILE [--key KEY]… [--checkpoint FILE] [--witness KEY]… [--policy FILE]
 * [--timestamp-root FILE]…}: checks an export or the audit pack of a release, or with {@code verify APPROVAL.dsse.json --key FILE} a signed approval,
 * without a server, a database or a network. Ends with 0 when all is well, 1 when something was changed, 2 when it could not be checked.
 */
public final class VerifyCommand {

    /** The first argument that calls for it. */
    public static final String NAME = "verify";

    private static final String USAGE = """
            Usage: java -jar slipway.jar verify FILE [--key NAME+HASH+KEY]... [--checkpoint FILE]
                                                     [--witness NAME+HASH+KEY]... [--policy FILE]
                                                     [--timestamp-root FILE]...
                   java -jar slipway.jar verify APPROVAL.dsse.json [--key FILE]...
              --key             a verifier key that you have from another source; may be given several times. For an
                                approval: a file with the public key of the server or of a person (PEM, OpenSSH)
              --checkpoint      a signed checkpoint that you got earlier; the ledger must contain it
              --witness         the verifier key of a witness that must have cosigned; may be given several times
              --policy          a file (C2SP tlog-policy) of logs, witnesses and how many of them must have cosigned
              --timestamp-root  certificates (PEM) of an authority that must have stamped the ledger (RFC 3161)""";

    private final PrintStream out;
    private final ProgressLine progress;
    private final List<String> keyTexts = new ArrayList<>();
    private final List<NoteVerifier> keys = new ArrayList<>();
    private final List<NoteVerifier> witnesses = new ArrayList<>();
    private final List<X509Certificate> roots = new ArrayList<>();
    private @Nullable TlogPolicy policy;
    private @Nullable Path file;
    private @Nullable SignedNote held;

    public VerifyCommand(PrintStream out) {
        this.out = out;
        this.progress = new ProgressLine(out, System.console() != null, System::nanoTime);
    }

    /** @return what the process ends with */
    public int run(List<String> arguments) {
        Outsiders outsiders;
        try {
            read(arguments.iterator());
            if (file != null && VerifyEnvelope.isEnvelope(file)) {
                return new VerifyEnvelope(out).run(file, keyTexts).exitCode();
            }
            keyTexts.forEach(key -> keys.add(NoteVerifier.parse(key)));
            outsiders = new Outsiders(witnesses, policy, roots);
        } catch (IllegalArgumentException | IOException e) {
            out.println("Not checked: " + e.getMessage());
            out.println(USAGE);
            return Result.UNCHECKED.exitCode();
        }
        if (file == null) {
            out.println(USAGE);
            return Result.UNCHECKED.exitCode();
        }
        ExportVerifier exports = new ExportVerifier(keys, outsiders, held, progress);
        return (PackCheck.isPack(file) ? pack(file, exports) : export(file, exports)).exitCode();
    }

    private Result export(Path file, ExportVerifier exports) {
        ExportVerdict verdict = exports.verify(file);
        progress.end();
        tell(verdict);
        return verdict.result();
    }

    private Result pack(Path file, ExportVerifier exports) {
        PackVerdict verdict = new PackCheck(keys, exports).verify(file);
        progress.end();
        verdict.findings().forEach(finding -> out.println("Holds       " + finding));
        if (verdict.result() == Result.GOOD) {
            takeCare();
        }
        out.println(
                switch (verdict.result()) {
                    case GOOD -> "GOOD: every file of the pack is as it was sealed, and the ledger in it agrees.";
                    case TAMPERED -> "TAMPERED: " + verdict.reason() + ".";
                    case UNCHECKED -> "NOT CHECKED: " + verdict.reason();
                });
        return verdict.result();
    }

    private void takeCare() {
        if (keys.isEmpty()) {
            out.println(
                    "Take care:  that key is the one in the file. Compare it with the key that you have from another"
                            + " source, or name that with --key.");
        }
    }

    private void read(Iterator<String> arguments) throws IOException {
        while (arguments.hasNext()) {
            String argument = arguments.next();
            switch (argument) {
                case "--key" -> keyTexts.add(value(arguments, argument).strip());
                case "--witness" ->
                    witnesses.add(NoteVerifier.parse(value(arguments, argument).strip()));
                case "--timestamp-root" -> roots.addAll(Certificates.read(Path.of(value(arguments, argument))));
                case "--policy" -> {
                    policy = TlogPolicy.read(Path.of(value(arguments, argument)));
                    keys.addAll(policy.logs());
                }
                case "--checkpoint" -> {
                    held = SignedNote.parse(Files.readAllBytes(Path.of(value(arguments, argument))));
                    Checkpoint.parse(held.text());
                }
                default -> {
                    if (argument.startsWith("-") || file != null) {
                        throw new IllegalArgumentException("'" + argument + "' is not understood.");
                    }
                    file = Path.of(argument);
                }
            }
        }
    }

    private static String value(Iterator<String> arguments, String name) {
        if (!arguments.hasNext()) {
            throw new IllegalArgumentException(name + " needs a value.");
        }
        return arguments.next();
    }

    private void tell(ExportVerdict verdict) {
        Checkpoint tree = verdict.tree();
        if (tree != null) {
            out.println("Ledger      " + tree.origin());
            out.println("Checkpoint  " + tree.size() + " entries, root " + tree.root());
        }
        verdict.signers().forEach(key -> out.println("Signed by   " + key));
        verdict.outsiders().forEach(seen -> out.println("Besides     " + seen));
        if (verdict.result() == Result.GOOD) {
            takeCare();
        }
        out.println(
                switch (verdict.result()) {
                    case GOOD -> "GOOD: " + verdict.entries() + " entries are in order and lead to the signed root.";
                    case TAMPERED ->
                        "TAMPERED after " + verdict.entries() + " entries in order: " + verdict.reason() + ".";
                    case UNCHECKED -> "NOT CHECKED: " + verdict.reason();
                });
    }
}
