package dev.slipway.audit;

import dev.slipway.ledger.ExportVerdict.Result;
import dev.slipway.signature.DsseEnvelope;
import dev.slipway.signature.EnvelopeCheck;
import dev.slipway.signature.InTotoStatement;
import dev.slipway.signature.KeyText;
import dev.slipway.signature.SignatureJson;
import dev.slipway.signature.StatementEnvelope;
import dev.slipway.signature.TrustedKey;
import dev.slipway.signature.UnreadableSignature;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks a signed approval or authorization with nothing but its file and the public keys of those who signed. */
final class VerifyEnvelope {

    private static final String OWN_KEY = "own-key";

    private final PrintStream out;

    VerifyEnvelope(PrintStream out) {
        this.out = out;
    }

    /** An envelope is JSON, an export of the ledger is not. */
    static boolean isEnvelope(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.read() == '{';
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** @throws IOException when a file cannot be read */
    Result run(Path file, List<String> keyFiles) throws IOException {
        List<TrustedKey> keys = new ArrayList<>();
        for (String keyFile : keyFiles) {
            keys.addAll(KeyText.read(Path.of(keyFile)));
        }
        try {
            return tell(StatementEnvelope.parse(Files.readAllBytes(file)), keys);
        } catch (UnreadableSignature e) {
            out.println("TAMPERED: " + e.getMessage());
            return Result.TAMPERED;
        }
    }

    private Result tell(StatementEnvelope envelope, List<TrustedKey> keys) {
        InTotoStatement statement =
                InTotoStatement.of(new DsseEnvelope(DsseEnvelope.IN_TOTO, envelope.payload(), List.of()));
        EnvelopeCheck check = envelope.check(keys);
        out.println("Statement   " + statement.predicateType());
        out.println(envelope.text());
        check.signedBy().forEach(key -> out.println("Signed by   " + key.fingerprint() + " (" + key.name() + ")"));
        check.unknown().forEach(key -> out.println("Not checked " + key + ": name the file of this key with --key"));
        check.broken().forEach(key -> out.println("Broken      " + key));
        if (!check.broken().isEmpty() || lacksPerson(envelope)) {
            out.println("TAMPERED: a signature is not its key's over these bytes, or the person's is missing.");
            return Result.TAMPERED;
        }
        if (!check.whole()) {
            out.println("NOT CHECKED: the key of a signature is not known.");
            return Result.UNCHECKED;
        }
        out.println(
                "GOOD: every signature is one over exactly these bytes. Whether each key counted then, the ledger says.");
        return Result.GOOD;
    }

    /** Who signed with a key of one's own is not spoken for by the server alone. */
    private static boolean lacksPerson(StatementEnvelope envelope) {
        SignatureJson predicate =
                SignatureJson.parse("The statement", envelope.payload()).object("predicate");
        return predicate.has("signing")
                && predicate.text("signing").equals(OWN_KEY)
                && envelope.signatures().size() < 2;
    }
}
