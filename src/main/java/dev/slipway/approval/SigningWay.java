package dev.slipway.approval;

import java.util.List;

/** One way to sign with a key of one's own; every bean of this type may be chosen. */
public interface SigningWay {

    /** How callers and the table {@code signature-ways} name it. */
    String name();

    /** The keys with which one can sign this way. */
    KeyKind kind();

    /**
     * @param keys those of the person that count now, of this way's kind
     * @throws SignatureRefused when it is not a signature of one of these keys over exactly this statement
     */
    VerifiedSignature verify(PendingStatement statement, SignatureSubmission submission, List<SigningKey> keys);
}
