package dev.slipway.audit.pack;

import dev.slipway.audit.pack.PackFile.NotIntact;
import dev.slipway.ledger.Checkpoint;
import dev.slipway.ledger.ExportVerdict;
import dev.slipway.ledger.ExportVerdict.Result;
import dev.slipway.ledger.ExportVerifier;
import dev.slipway.ledger.ReleaseEntries;
import dev.slipway.signature.EnvelopeCheck;
import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import dev.slipway.signature.StatementEnvelope;
import dev.slipway.signature.TrustedKey;
import dev.slipway.signature.UnreadableSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/** Checks a pack with nothing but its file and the keys that one trusts. */
public final class PackCheck {

    private static final int MANIFEST = 16_000_000;
    private static final int SMALL = 1_500_000;
    private static final int DOCUMENT_LIST = 4_000_000;

    private final List<NoteVerifier> trusted;
    private final ExportVerifier exports;
    private final List<String> findings = new ArrayList<>();

    /**
     * @param trusted keys of the ledger that the reader has from another source; where there are none, those count that
     *     signed the ledger in the pack
     * @param exports checks the ledger in the pack, with the same keys
     */
    public PackCheck(List<NoteVerifier> trusted, ExportVerifier exports) {
        this.trusted = List.copyOf(trusted);
        this.exports = exports;
    }

    /** Whether a file is one to be checked here. */
    public static boolean isPack(Path file) {
        return PackFile.isPack(file);
    }

    /** Never throws for what is in the file. */
    public PackVerdict verify(Path file) {
        try (PackFile pack = new PackFile(file)) {
            verify(pack);
            return new PackVerdict(Result.GOOD, findings, "");
        } catch (NotIntact changed) {
            return new PackVerdict(Result.TAMPERED, findings, String.valueOf(changed.getMessage()));
        } catch (ZipException damaged) {
            return new PackVerdict(Result.TAMPERED, findings, "the file is cut or damaged: " + damaged.getMessage());
        } catch (Unchecked missing) {
            return new PackVerdict(Result.UNCHECKED, findings, String.valueOf(missing.getMessage()));
        } catch (IOException unreadable) {
            return new PackVerdict(Result.UNCHECKED, findings, file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private void verify(PackFile pack) throws IOException, NotIntact {
        byte[] json = pack.bytes(PackManifest.NAME, MANIFEST);
        PackManifest manifest = manifest(json);
        pack.require(manifest);
        Path folder = Files.createTempDirectory("slipway-verify");
        Path ledger = folder.resolve("ledger.zip");
        try {
            pack.copy(PackParts.LEDGER, ledger);
            ExportVerdict verdict = ledger(ledger);
            seal(pack, json, manifest, verdict.signers());
            findings.add(manifest.files().size() + " files have the bytes that were sealed");
            sameTree(manifest, verdict);
            ReleaseEntries entries = entries(ledger, manifest);
            evidence(pack, manifest, entries);
            signatures(pack, manifest, entries);
        } finally {
            Files.deleteIfExists(ledger);
            Files.delete(folder);
        }
    }

    private static PackManifest manifest(byte[] json) throws NotIntact {
        try {
            return PackManifest.parse(json);
        } catch (IllegalArgumentException e) {
            throw new NotIntact(String.valueOf(e.getMessage()));
        }
    }

    private ExportVerdict ledger(Path ledger) throws NotIntact, Unchecked {
        ExportVerdict verdict = exports.verify(ledger);
        switch (verdict.result()) {
            case GOOD -> {
                findings.add(verdict.entries() + " entries are in the signed ledger");
                verdict.outsiders().forEach(findings::add);
            }
            case TAMPERED -> throw new NotIntact("of its ledger, " + verdict.reason());
            case UNCHECKED -> throw new Unchecked("of its ledger, " + verdict.reason());
        }
        return verdict;
    }

    /** The ledger's key stands for the list of files. */
    private void seal(PackFile pack, byte[] json, PackManifest manifest, List<String> signers)
            throws IOException, NotIntact {
        List<NoteVerifier> keys =
                trusted.isEmpty() ? signers.stream().map(NoteVerifier::parse).toList() : trusted;
        try {
            SignedNote note = SignedNote.parse(pack.bytes(PackManifest.SEAL, SMALL));
            String digest = PackWriter.Measured.of(PackWriter.Content.of(json)).sha256();
            if (!note.text().equals(PackManifest.sealed(manifest.release(), digest))) {
                throw new NotIntact("its seal is one over another list of files");
            }
            List<NoteVerifier> sealers = note.signedBy(keys).stream()
                    .filter(key -> key.name().equals(manifest.origin()) && !key.isOfWitness())
                    .toList();
            if (sealers.isEmpty()) {
                throw new NotIntact("its seal is not of a key of " + manifest.origin() + " that is trusted");
            }
            sealers.forEach(key -> findings.add("sealed by " + key));
        } catch (IllegalArgumentException e) {
            throw new NotIntact("its seal does not hold: " + e.getMessage());
        }
    }

    private static void sameTree(PackManifest manifest, ExportVerdict verdict) throws NotIntact {
        if (!new Checkpoint(manifest.origin(), manifest.size(), manifest.root()).equals(verdict.tree())) {
            throw new NotIntact("its list of files speaks of another ledger than the one in it");
        }
    }

    private static ReleaseEntries entries(Path ledger, PackManifest manifest) throws IOException, NotIntact {
        try {
            ReleaseEntries entries = ReleaseEntries.read(ledger);
            if (!entries.areAllOf(manifest.release())) {
                throw new NotIntact("the ledger in it has entries of another release than " + manifest.release());
            }
            return entries;
        } catch (IllegalArgumentException e) {
            throw new NotIntact("the ledger in it cannot be read: " + e.getMessage());
        }
    }

    /** The list of documents is the one that the ledger names, and so is each document on it. */
    private void evidence(PackFile pack, PackManifest manifest, ReleaseEntries entries) throws IOException, NotIntact {
        for (PackManifest.File file : manifest.files()) {
            if (file.path().equals(PackParts.BUNDLE)) {
                String bundle = "sha256:" + file.sha256();
                requireNamed(entries, bundle, "the list of documents");
                List<String> digests = PackParts.digests(pack.bytes(PackParts.BUNDLE, DOCUMENT_LIST));
                for (String digest : digests) {
                    requireDocument(manifest, digest);
                }
                findings.add(
                        digests.size() + " documents are those of the bundle " + bundle + ", which the ledger names");
            }
        }
    }

    private static void requireDocument(PackManifest manifest, String digest) throws NotIntact {
        boolean there = manifest.files().stream()
                .anyMatch(
                        file -> file.path().startsWith(PackParts.EVIDENCE) && digest.equals("sha256:" + file.sha256()));
        if (!there) {
            throw new NotIntact("a document of the bundle, " + digest + ", is not in it");
        }
    }

    private void signatures(PackFile pack, PackManifest manifest, ReleaseEntries entries)
            throws IOException, NotIntact {
        List<TrustedKey> keys = new ArrayList<>();
        for (PackManifest.File file : manifest.files()) {
            if (file.path().startsWith(PackParts.KEYS)) {
                keys.add(key(pack, file));
            }
        }
        for (PackManifest.File file : manifest.files()) {
            if (file.path().startsWith(PackParts.SIGNATURES)) {
                signature(pack.bytes(file.path(), SMALL), file.path(), keys, entries);
            }
        }
    }

    private static TrustedKey key(PackFile pack, PackManifest.File file) throws IOException, NotIntact {
        try {
            return TrustedKey.pem(file.path(), new String(pack.bytes(file.path(), SMALL), StandardCharsets.US_ASCII));
        } catch (UnreadableSignature | IllegalArgumentException e) {
            throw new NotIntact("the key '" + file.path() + "' cannot be read: " + e.getMessage());
        }
    }

    private void signature(byte[] json, String path, List<TrustedKey> keys, ReleaseEntries entries) throws NotIntact {
        try {
            StatementEnvelope envelope = StatementEnvelope.parse(json);
            requireNamed(entries, envelope.digest(), "the signed statement '" + path + "'");
            EnvelopeCheck check = envelope.check(keys);
            if (!check.whole()) {
                throw new NotIntact(
                        "the signed statement '" + path + "' has a signature that is not one of a key in it");
            }
            findings.add(path + " holds, and the ledger names it");
        } catch (UnreadableSignature e) {
            throw new NotIntact("the signed statement '" + path + "' cannot be read: " + e.getMessage());
        }
    }

    private static void requireNamed(ReleaseEntries entries, String digest, String what) throws NotIntact {
        if (!entries.name(digest)) {
            throw new NotIntact(what + ", " + digest + ", is named by no entry of the ledger in it");
        }
    }

    /** It cannot be told whether it is whole. */
    private static final class Unchecked extends IOException {

        private static final long serialVersionUID = 1L;

        Unchecked(String reason) {
            super(reason);
        }
    }
}
