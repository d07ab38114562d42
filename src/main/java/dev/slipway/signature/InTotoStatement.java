package dev.slipway.signature;

import java.util.List;
import java.util.Map;

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

    /**
     * The bytes of a statement of ours.
     *
     * @param subjects digests ({@code sha256:} and hex digits) by name
     * @param predicate texts, whole numbers, booleans, lists and maps
     */
    public static byte[] write(Map<String, String> subjects, String predicateType, Map<String, ?> predicate) {
        return CanonicalText.of(Map.of(
                "_type",
                STATEMENT,
                "subject",
                subjects.entrySet().stream()
                        .map(one -> Map.of("name", one.getKey(), "digest", Map.of("sha256", hex(one.getValue()))))
                        .toList(),
                "predicateType",
                predicateType,
                "predicate",
                predicate));
    }

    private static String hex(String digest) {
        if (!digest.matches("sha256:[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "A subject's digest must be 'sha256:' and 64 lower-case hex digits; found '" + digest + "'.");
        }
        return digest.substring("sha256:".length());
    }

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
