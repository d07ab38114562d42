package dev.slipway.sigstore;

import dev.slipway.ledger.Checkpoint;
import dev.slipway.ledger.InclusionProof;
import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignatureJson;
import dev.slipway.signature.SignedNote;
import dev.slipway.signature.UnreadableSignature;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The record of a signature in a public log, with the log's promise, its proof, or both. */
record LogEntry(SignatureJson json, TransparencyLog log) {

    private static final byte[] LEAF = {0};
    private static final int HASH = 32;

    /** @throws UnreadableSignature when it is of a log that nobody here trusts */
    static LogEntry of(SignatureJson json, List<TransparencyLog> trusted) {
        byte[] id = json.object("logId").bytes("keyId");
        return new LogEntry(
                json,
                trusted.stream()
                        .filter(log -> log.isNamed(id))
                        .findFirst()
                        .orElseThrow(() -> refused("a log of the trusted root", "the log " + Digest.hex(id))));
    }

    /**
     * Holds when the log recorded exactly this signature.
     *
     * @param proofNeeded false for bundles of version 0.1, in which a promise suffices
     * @return when, where the log signed the time; a proof alone says nothing about it
     * @throws UnreadableSignature when it does not hold
     */
    Optional<Instant> verify(SignedContent content, X509Certificate signer, boolean proofNeeded) {
        byte[] body = json.bytes("canonicalizedBody");
        boolean promise = json.has("inclusionPromise");
        if (proofNeeded || !promise || json.has("inclusionProof")) {
            requireIncluded(body, json.object("inclusionProof"));
        }
        Optional<Instant> time = promise ? Optional.of(promised(body)) : Optional.empty();
        LoggedBody.parse(body).requireSame(content, signer);
        return time;
    }

    /** @throws UnreadableSignature when the log did not count then */
    void requireCountedAt(Instant time) {
        if (!log.validity().covers(time)) {
            throw refused("a log that counted at " + time, log.host() + ", which did not");
        }
    }

    private Instant promised(byte[] body) {
        Instant time = Instant.ofEpochSecond(json.number("integratedTime"));
        String promised = "{\"body\":\"" + Base64.getEncoder().encodeToString(body) + "\",\"integratedTime\":"
                + json.number("integratedTime") + ",\"logID\":\"" + Digest.hex(log.id()) + "\",\"logIndex\":"
                + json.number("logIndex") + "}";
        byte[] signature = json.object("inclusionPromise").bytes("signedEntryTimestamp");
        if (!log.key().verifies(promised.getBytes(StandardCharsets.UTF_8), signature)) {
            throw refused("the log " + log.host() + ", signed with time and place", "a promise that it did not sign");
        }
        return time;
    }

    private void requireIncluded(byte[] body, SignatureJson proof) {
        Checkpoint checkpoint = checkpoint(proof.object("checkpoint").text("envelope"));
        byte[] root = proof.bytes("rootHash");
        if (checkpoint.size() != proof.number("treeSize") || !checkpoint.root().equals(Digest.hex(root))) {
            throw refused("the tree of its checkpoint", "a proof for another tree");
        }
        InclusionProof path = new InclusionProof(proof.number("logIndex"), proof.number("treeSize"), hashes(proof));
        if (!path.verifies(Digest.of(LEAF, body), root)) {
            throw refused("the tree of its checkpoint", "a proof that does not lead there");
        }
    }

    private Checkpoint checkpoint(String envelope) {
        try {
            SignedNote note = SignedNote.parse(envelope);
            NoteVerifier verifier = NoteVerifier.of(log.host(), log.key().publicKey());
            if (note.signedBy(List.of(verifier)).isEmpty()) {
                throw refused("the log " + log.host() + ", by a checkpoint of it", "one that it did not sign");
            }
            return Checkpoint.parse(note.text());
        } catch (IllegalArgumentException e) {
            throw refused("the log " + log.host() + ", by a checkpoint of it", e.getMessage() + " instead");
        }
    }

    private static List<byte[]> hashes(SignatureJson proof) {
        List<byte[]> hashes = proof.has("hashes") ? proof.listOfBytes("hashes") : List.of();
        if (hashes.stream().anyMatch(hash -> hash.length != HASH)) {
            throw refused("the tree of its checkpoint", "a hash of another length");
        }
        return hashes;
    }

    private static UnreadableSignature refused(String rule, String found) {
        return new UnreadableSignature("The signature must be recorded in " + rule + "; found " + found + ".");
    }
}
