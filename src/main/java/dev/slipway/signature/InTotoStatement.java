package dev.slipway.signature;

import java.util.List;

/**
 * What an attestation says, and about which bytes: in-toto Statement v1.
 *
 * @param digests SHA-256 of its subjects, lower-case hex
 * @param predicate the whole statement, whose {@code predicate} the caller reads
 */
public record InTotoStatement(String predicateType, List<String> digests, byte[] predicate) {

    /** Of what {@code cosign sign} writes since version 3. */
    public static final String COSIGN_SIGN = "https://sigstore.dev/cosign/sign/v1";

    private static final String STATEMENT = "https://in-toto.io/Statement/v1";
    private static final int MOST_SUBJECTS = 200;

    /** @throws UnreadableSignature when the envelope holds no statement, or one about nothing */
    public static InTotoStatement of(DsseEnvelope envelope) {
        if (!envelope.payloadType().equals(DsseEnvelope.IN_TOTO)) {
            throw new UnreadableSignature("The payload must be of type " + DsseEnvelope.IN_TOTO + "; found '"
                    + envelope.payloadType() + "'.");
        }
        SignatureJson json = SignatureJson.parse("The statement", envelope.payload());
        String type = json.text("_type");
        if (!type.equals(STATEMENT)) {
            throw new UnreadableSignature("The statement must be of type " + STATEMENT + "; found '" + type + "'.");
        }
        List<SignatureJson> subjects = json.objects("subject");
        if (subjects.isEmpty() || subjects.size() > MOST_SUBJECTS) {
            throw new UnreadableSignature(
                    "The statement must have 1 to " + MOST_SUBJECTS + " subjects; found " + subjects.size() + ".");
        }
        return new InTotoStatement(
                json.text("predicateType"),
                subjects.stream()
                        .map(subject -> subject.object("digest").text("sha256"))
                        .toList(),
                envelope.payload());
    }
}
