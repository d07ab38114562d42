package dev.slipway.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one tile, checked by themselves: each is an entry at its place, behind the one before. Whether the first
 * is behind the bundle before, others must say.
 */
final class CheckedBundle {

    private static final byte[] NOTHING = {};

    static final int LARGEST = Tile.FULL * (Short.BYTES + 0xffff);

    private final Tile tile;
    private final int length;
    private final byte[] leaves;
    private final EntryForm form = new EntryForm();
    private final TreeHasher hasher = new TreeHasher();
    private int count;
    private String firstPrevious = "";
    private @Nullable String flaw;
    private byte[] root = NOTHING;
    private byte[] bytes;

    private CheckedBundle(Tile tile, byte[] bytes, int length) {
        this.tile = tile;
        this.bytes = bytes;
        this.length = length;
        this.leaves = new byte[tile.width() * Sha256.BYTES];
    }

    /** Changes the bytes, and does not keep them. */
    static CheckedBundle check(Tile tile, byte[] bytes, int length) {
        CheckedBundle bundle = new CheckedBundle(tile, bytes, length);
        bundle.flaw = bundle.shape();
        if (bundle.flaw == null) {
            bundle.checkEntries();
        }
        if (bundle.count == Tile.FULL) {
            bundle.root = bundle.hasher.root(bundle.leaves, Tile.FULL);
        }
        bundle.bytes = NOTHING;
        return bundle;
    }

    Tile tile() {
        return tile;
    }

    /** How many entries are in order, from the first on. */
    int count() {
        return count;
    }

    /** What is wrong with what follows those. */
    @Nullable
    String flaw() {
        return flaw;
    }

    boolean isBehind(String leafHash) {
        return count == 0 || firstPrevious.equals(leafHash);
    }

    /** The leaf hashes of the first so many entries. */
    byte[] leaves(int first) {
        return Arrays.copyOf(leaves, first * Sha256.BYTES);
    }

    String lastLeaf() {
        return Sha256.hex(leaf(count - 1));
    }

    private byte[] leaf(int i) {
        return Arrays.copyOfRange(leaves, i * Sha256.BYTES, (i + 1) * Sha256.BYTES);
    }

    /** The root over a full tile. */
    byte[] root() {
        return root;
    }

    private @Nullable String shape() {
        int entries = 0;
        int at = 0;
        while (length - at >= Short.BYTES) {
            at += Short.BYTES + length(at);
            if (at > length) {
                return "the bundle " + tile.bundlePath() + " is cut";
            }
            entries++;
        }
        return at == length && entries == tile.width()
                ? null
                : "the bundle " + tile.bundlePath() + " has " + entries + " entries, not " + tile.width();
    }

    private void checkEntries() {
        int at = 0;
        while (count < tile.width()) {
            int from = at + Short.BYTES;
            int entryLength = length(at);
            String reason = reasonAgainst(from, from + entryLength);
            if (reason != null) {
                flaw = "entry " + (tile.first() + count) + ": " + reason;
                return;
            }
            hasher.leaf(bytes, from, entryLength, leaves, count * Sha256.BYTES);
            count++;
            at = from + entryLength;
        }
    }

    private int length(int at) {
        return Byte.toUnsignedInt(bytes[at]) << Byte.SIZE | Byte.toUnsignedInt(bytes[at + 1]);
    }

    /** The usual form needs no parsing. */
    private @Nullable String reasonAgainst(int from, int to) {
        if (!form.matches(bytes, from, to) || form.sequence() != tile.first() + count) {
            return reasonAgainst(Arrays.copyOfRange(bytes, from, to));
        }
        if (count == 0) {
            firstPrevious = form.previous();
            return null;
        }
        return form.isBehind(leaves, (count - 1) * Sha256.BYTES) ? null : Chain.UNLINKED;
    }

    private @Nullable String reasonAgainst(byte[] body) {
        try {
            Entry entry = Entry.parse(body);
            if (count == 0) {
                firstPrevious = entry.previous();
            }
            if (entry.sequence() != tile.first() + count) {
                return "its bytes say that it is entry " + entry.sequence();
            }
            return count == 0 || entry.previous().equals(lastLeaf()) ? null : Chain.UNLINKED;
        } catch (IllegalArgumentException e) {
            return "its bytes are not an entry: " + e.getMessage();
        }
    }
}
