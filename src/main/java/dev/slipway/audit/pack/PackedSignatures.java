package dev.slipway.audit.pack;

import dev.slipway.approval.Authorizations;
import dev.slipway.approval.SignedApproval;
import dev.slipway.approval.SignedApprovals;
import dev.slipway.approval.SigningKey;
import dev.slipway.approval.SigningKeys;
import dev.slipway.audit.pack.PackWriter.Content;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.ReleaseEntries;
import dev.slipway.release.ReleaseId;
import dev.slipway.signature.EnvelopeSignature;
import dev.slipway.signature.StatementEnvelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The signed answers and the authorization, as far as the ledger names them, and the keys that signed them. */
@Component
class PackedSignatures {

    /** What the entries about the server's own keys are about. */
    private static final String KEYS_SUBJECT = "signing-keys";

    private final SignedApprovals approvals;
    private final Authorizations authorizations;
    private final SigningKeys keys;
    private final Ledger ledger;

    PackedSignatures(SignedApprovals approvals, Authorizations authorizations, SigningKeys keys, Ledger ledger) {
        this.approvals = approvals;
        this.authorizations = authorizations;
        this.keys = keys;
        this.ledger = ledger;
    }

    void put(ReleaseId release, ReleaseEntries entries, PackWriter pack) throws IOException {
        Map<String, StatementEnvelope> envelopes = new LinkedHashMap<>();
        for (SignedApproval approval : approvals.of(release)) {
            envelopes.put(
                    "round-" + approval.round() + "-" + approval.role() + "-" + approval.statementId(),
                    approval.envelope());
        }
        authorizations
                .of(release)
                .flatMap(approvals::of)
                .ifPresent(envelope -> envelopes.put("authorization", envelope));
        envelopes.values().removeIf(envelope -> !entries.name(envelope.digest()));
        TreeSet<String> signers = new TreeSet<>();
        for (Map.Entry<String, StatementEnvelope> envelope : envelopes.entrySet()) {
            pack.put(
                    PackParts.SIGNATURES + envelope.getKey() + ".dsse.json",
                    Content.of(envelope.getValue().json()));
            envelope.getValue().signatures().stream()
                    .map(EnvelopeSignature::keyId)
                    .forEach(signers::add);
        }
        for (String signer : signers) {
            String pem = pem(signer)
                    .orElseThrow(() -> new IllegalStateException("No key is known with the fingerprint " + signer
                            + ", which signed an answer in release " + release + "."));
            pack.put(
                    PackParts.KEYS + signer.replace(':', '-') + ".pem",
                    Content.of(pem.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /** A person's key, or one of the server's, which are entries of the ledger. */
    private Optional<String> pem(String fingerprint) {
        return keys.byFingerprint(fingerprint)
                .map(SigningKey::trusted)
                .map(key -> key.pem())
                .or(() -> ledger.entries(KEYS_SUBJECT).stream()
                        .map(entry -> entry.content().payload())
                        .filter(payload -> fingerprint.equals(payload.get("fingerprint")))
                        .map(payload -> String.valueOf(payload.get("key")))
                        .findFirst());
    }
}
