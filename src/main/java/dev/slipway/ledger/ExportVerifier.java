package dev.slipway.ledger;

import dev.slipway.ledger.ExportVerdict.Result;
import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Checks an exported ledger, or the export of one release, with nothing but the file and what one trusts. */
public final class ExportVerifier {

    private final List<NoteVerifier> trusted;
    private final Outsiders outsiders;
    private final @Nullable SignedNote held;
    private final Progress progress;
    private final int cores;

    /**
     * Checks with all cores.
     *
     * @param trusted keys that the reader has from another source; where there are none, those in the file are taken
     * @param held a checkpoint that the reader got earlier or elsewhere, if there is one
     * @param progress told often
     */
    public ExportVerifier(Collection<NoteVerifier> trusted, @Nullable SignedNote held, Progress progress) {
        this(trusted, Outsiders.none(), held, progress);
    }

    /** @param outsiders who must have seen the checkpoint besides */
    public ExportVerifier(
            Collection<NoteVerifier> trusted, Outsiders outsiders, @Nullable SignedNote held, Progress progress) {
        this(trusted, outsiders, held, progress, Runtime.getRuntime().availableProcessors());
    }

    ExportVerifier(
            Collection<NoteVerifier> trusted,
            Outsiders outsiders,
            @Nullable SignedNote held,
            Progress progress,
            int cores) {
        this.trusted = List.copyOf(trusted);
        this.outsiders = outsiders;
        this.held = held;
        this.progress = progress;
        this.cores = cores;
    }

    /** Learns how far the check is. */
    public interface Progress {

        void checked(long entries, long of);
    }

    /** Never throws for what is in the file. */
    public ExportVerdict verify(Path file) {
        try (ExportFile export = new ExportFile(file)) {
            return verify(export);
        } catch (Misfit misfit) {
            return ExportVerdict.tampered(misfit.entries(), misfit.tree(), misfit.reason());
        } catch (ZipException notWhole) {
            return ExportFile.beginsAsZip(file)
                    ? ExportVerdict.tampered(0, null, "the file is cut or damaged: " + notWhole.getMessage())
                    : ExportVerdict.unchecked(file + " is not an export of a ledger.");
        } catch (IOException unreadable) {
            return ExportVerdict.unchecked(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private ExportVerdict verify(ExportFile export) throws IOException, Misfit {
        SignedNote note = export.checkpoint();
        Checkpoint tree = tree(note);
        List<NoteVerifier> keys = trusted.isEmpty() ? export.keys() : trusted;
        List<String> signers = signers(note, keys, tree);
        List<String> seen = seen(note, export.stamps(tree, keys), tree);
        export.requireTrailer(tree);
        Contents contents = export.isWhole()
                ? new WholeLedger(export, tree, progress, cores)
                : new OneRelease(export, tree, progress);
        long entries = contents.verify(held == null ? null : heldTree(tree));
        export.requireCount(entries, tree);
        return new ExportVerdict(Result.GOOD, entries, tree, signers, seen, "");
    }

    private static Checkpoint tree(SignedNote note) throws Misfit {
        try {
            return Checkpoint.parse(note.text());
        } catch (IllegalArgumentException e) {
            throw new Misfit(0, null, "its checkpoint cannot be read: " + e.getMessage());
        }
    }

    private static List<String> signers(SignedNote note, Collection<NoteVerifier> keys, Checkpoint tree) throws Misfit {
        try {
            List<String> signers = note.signedBy(keys).stream()
                    .filter(key -> key.name().equals(tree.origin()) && !key.isOfWitness())
                    .map(NoteVerifier::toString)
                    .toList();
            if (signers.isEmpty()) {
                throw new Misfit(
                        0, tree, "its checkpoint is not signed by a key of " + tree.origin() + " that is trusted");
            }
            return signers;
        } catch (IllegalArgumentException e) {
            throw new Misfit(0, tree, e.getMessage());
        }
    }

    private List<String> seen(SignedNote note, Collection<StampFile> stamps, Checkpoint tree) throws Misfit {
        try {
            return outsiders.sawIt(note, stamps);
        } catch (IllegalArgumentException e) {
            throw new Misfit(0, tree, e.getMessage());
        }
    }

    private Checkpoint heldTree(Checkpoint tree) throws Misfit {
        Checkpoint earlier = Checkpoint.parse(Objects.requireNonNull(held).text());
        if (!earlier.origin().equals(tree.origin())) {
            throw new Misfit(0, tree, "the checkpoint that you hold is of another ledger, " + earlier.origin());
        }
        return earlier;
    }

    /** What the file consists of besides its checkpoint. */
    interface Contents {

        /**
         * @param held a tree that these entries must contain or be
         * @return how many entries are in order
         */
        long verify(@Nullable Checkpoint held) throws IOException, Misfit;
    }

    /** Something in the file contradicts what was signed. */
    static final class Misfit extends Exception {

        private static final long serialVersionUID = 1L;

        private final long entries;
        private final transient @Nullable Checkpoint tree;

        Misfit(long entries, @Nullable Checkpoint tree, @Nullable String reason) {
            super(reason);
            this.entries = entries;
            this.tree = tree;
        }

        long entries() {
            return entries;
        }

        @Nullable
        Checkpoint tree() {
            return tree;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
