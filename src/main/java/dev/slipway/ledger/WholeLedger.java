package dev.slipway.ledger;

import dev.slipway.ledger.ExportVerifier.Misfit;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Every entry of an exported ledger: each by itself, each behind the one before, and all of them under the root. */
final class WholeLedger implements ExportVerifier.Contents {

    private final ExportFile export;
    private final Checkpoint tree;
    private final ExportVerifier.Progress progress;
    private final int cores;
    private final BundledTree grown = new BundledTree();
    private String lastLeaf = Entry.NO_PREVIOUS;
    private byte[] open = new byte[0];
    private long size;

    WholeLedger(ExportFile export, Checkpoint tree, ExportVerifier.Progress progress, int cores) {
        this.export = export;
        this.tree = tree;
        this.progress = progress;
        this.cores = cores;
    }

    /** The first entry that is not in order is named, however many threads look. */
    @Override
    public long verify(@Nullable Checkpoint held) throws IOException, Misfit {
        if (held != null && held.size() > tree.size()) {
            throw new Misfit(
                    0,
                    tree,
                    "it has " + tree.size() + " entries, and the checkpoint that you hold was signed over "
                            + held.size() + "; entries were taken away, or the file is older than that checkpoint");
        }
        if (held != null && held.size() == 0) {
            requireRoot(held, new byte[0]);
        }
        try (Bundles bundles = new Bundles(export, tree.size(), cores)) {
            while (bundles.hasNext()) {
                add(next(bundles), held);
                progress.checked(size, tree.size());
            }
        }
        if (!Sha256.hex(grown.root(open)).equals(tree.root())) {
            throw misfit("its entries do not have the root that was signed");
        }
        for (BundledTree.Expected upper : grown.rest()) {
            require(upper.tile(), upper.hashes());
        }
        return size;
    }

    private CheckedBundle next(Bundles bundles) throws IOException, Misfit {
        try {
            return bundles.next();
        } catch (Misfit unreadable) {
            throw misfit(unreadable.reason());
        }
    }

    private void add(CheckedBundle bundle, @Nullable Checkpoint held) throws IOException, Misfit {
        if (!bundle.isBehind(lastLeaf)) {
            throw misfit("entry " + size + ": " + Chain.UNLINKED);
        }
        long first = size;
        if (held != null && held.size() > first && held.size() <= first + bundle.count()) {
            requireRoot(held, bundle.leaves((int) (held.size() - first)));
        }
        size = first + bundle.count();
        if (bundle.flaw() != null) {
            throw misfit(bundle.flaw());
        }
        lastLeaf = bundle.lastLeaf();
        if (bundle.count() < Tile.FULL) {
            open = bundle.leaves(bundle.count());
        } else {
            addFull(bundle);
        }
        require(bundle.tile(), bundle.leaves(bundle.count()));
    }

    private void addFull(CheckedBundle bundle) throws IOException, Misfit {
        for (BundledTree.Expected upper : grown.add(bundle.root())) {
            require(upper.tile(), upper.hashes());
        }
    }

    private void requireRoot(Checkpoint held, byte[] leaves) throws Misfit {
        if (!held.root().equals(Sha256.hex(grown.root(leaves)))) {
            size = held.size();
            throw misfit("its first " + held.size() + " entries do not have the root of the checkpoint that you hold");
        }
    }

    private void require(Tile tile, byte[] expected) throws IOException, Misfit {
        if (!Arrays.equals(expected, export.bytes("tile/" + tile.path(), Tile.FULL * Sha256.BYTES))) {
            throw misfit("the tile " + tile.path() + " does not have the hashes of its entries");
        }
    }

    private Misfit misfit(@Nullable String reason) {
        return new Misfit(size, tree, reason);
    }
}
