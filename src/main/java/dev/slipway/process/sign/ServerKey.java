package dev.slipway.process.sign;

import dev.slipway.signature.EnvelopeSignature;
import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.StatementEnvelope;
import dev.slipway.signature.TrustedKey;
import java.util.List;

/** The server's keys for statements: the newest signs, what the others signed stays known. */
final class ServerKey {

    private final List<NoteSigner> all;

    /** @param all oldest first */
    ServerKey(List<NoteSigner> all) {
        this.all = List.copyOf(all);
    }

    /** @throws dev.slipway.signature.SignerUnavailable when the key does not sign, such as a device that is away */
    StatementEnvelope sign(StatementEnvelope envelope) {
        NoteSigner newest = all.get(all.size() - 1);
        return envelope.with(EnvelopeSignature.plain(newest.trusted(), newest.signature(envelope.signable())));
    }

    String fingerprint() {
        return all.get(all.size() - 1).trusted().fingerprint();
    }

    /** Every key, oldest first. */
    List<TrustedKey> known() {
        return all.stream().map(NoteSigner::trusted).toList();
    }
}
