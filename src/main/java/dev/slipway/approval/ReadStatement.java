package dev.slipway.approval;

import dev.slipway.signature.DsseEnvelope;
import dev.slipway.signature.InTotoStatement;
import dev.slipway.signature.SignatureJson;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A statement of ours as it is read back from its bytes.
 *
 * @param subjects digests by name
 */
public record ReadStatement(String type, Map<String, String> subjects, SignatureJson predicate) {

    /** @throws dev.slipway.signature.UnreadableSignature when the bytes are no statement */
    public static ReadStatement of(byte[] payload) {
        InTotoStatement statement = InTotoStatement.of(new DsseEnvelope(DsseEnvelope.IN_TOTO, payload, List.of()));
        SignatureJson json = SignatureJson.parse("The statement", payload);
        Map<String, String> subjects = new TreeMap<>();
        json.objects("subject")
                .forEach(one -> subjects.put(
                        one.text("name"), "sha256:" + one.object("digest").text("sha256")));
        return new ReadStatement(statement.predicateType(), subjects, json.object("predicate"));
    }

    public boolean says(String name, String value) {
        return predicate.has(name) && predicate.text(name).equals(value);
    }

    /** The statement in words, so that nobody signs what they did not read. */
    public String words() {
        StringBuilder words = new StringBuilder();
        words.append(predicate.text("decision"))
                .append(" release ")
                .append(predicate.text("release"))
                .append(", round ")
                .append(predicate.number("round"))
                .append(", as ")
                .append(predicate.text("role"));
        line(words, "Approver", "approver");
        line(words, "On behalf of", "onBehalfOf");
        line(words, "Comment", "comment");
        line(words, "Conditions", "conditions");
        words.append("\nWindow: ")
                .append(predicate.object("window").text("start"))
                .append(" to ")
                .append(predicate.object("window").text("end"));
        if (predicate.node().path("standingRollback").asBoolean()) {
            words.append("\nAutomatic rollback: approved in advance");
        }
        subjects.forEach(
                (name, digest) -> words.append("\n").append(name).append(": ").append(digest));
        SignatureJson ledger = predicate.object("ledger");
        words.append("\nLedger seen: ")
                .append(ledger.text("origin"))
                .append(", ")
                .append(ledger.number("size"))
                .append(" entries, root ")
                .append(ledger.text("root"));
        line(words, "Task", "task");
        line(words, "Procedure", "procedure");
        line(words, "Issued", "issuedAt");
        line(words, "To be signed before", "expiresAt");
        line(words, "Once only, under", "nonce");
        return words.toString();
    }

    private void line(StringBuilder words, String label, String name) {
        if (predicate.has(name)) {
            words.append("\n").append(label).append(": ").append(predicate.text(name));
        }
    }
}
