package dev.slipway.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of at most 256 hashes of one eighth level of the tree, under the path that C2SP tlog-tiles gives it.
 *
 * @param level 0 for leaf hashes, then one more for each eight levels of the tree
 * @param index place among the tiles of its level, from 0
 * @param width number of hashes, 256 when full
 */
public record Tile(int level, long index, int width) {

    /** Levels of the tree in a tile. */
    static final int HEIGHT = 8;

    /** Hashes in a full tile. */
    static final int FULL = 1 << HEIGHT;

    private static final int MOST_LEVELS = 63;
    private static final int GROUP = 1000;

    private static final Pattern PATH =
            Pattern.compile("(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < 0 || level > MOST_LEVELS || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("A tile must have a level from 0 to 63, an index from 0 on and 1 to 256"
                    + " hashes, found level " + level + ", index " + index + ", width " + width + ".");
        }
    }

    /**
     * Reads what follows {@code tile/}; a bundle of entries counts as level 0.
     *
     * @throws IllegalArgumentException when it is not such a path
     */
    public static Tile parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A tile's path must read <level>/<index>, with .p/<width> for a partial"
                    + " one and the index in groups such as x001/234; found '" + path + "'.");
        }
        int level = parts.group(1).equals("entries") ? 0 : Integer.parseInt(parts.group(1));
        String digits = parts.group(2).replace("x", "").replace("/", "");
        int width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
        Tile tile = new Tile(level, Long.parseLong(digits), width);
        if (!tile.indexPath().equals(parts.group(2)) || parts.group(3) != null && width == FULL) {
            throw new IllegalArgumentException("The tile '" + path + "' must be asked for as " + tile.path() + ".");
        }
        return tile;
    }

    /** Every tile of the tree of this size, lowest level first. */
    static List<Tile> of(long size) {
        return grown(0, size);
    }

    /** Those of the larger tree that the smaller one does not have, lowest level first. */
    static List<Tile> grown(long from, long to) {
        List<Tile> tiles = new ArrayList<>();
        int level = 0;
        for (long hashes = to, had = from; hashes > 0; hashes >>= HEIGHT, had >>= HEIGHT) {
            for (long index = had / FULL; hashes > had && index * FULL < hashes; index++) {
                tiles.add(new Tile(level, index, (int) Math.min(FULL, hashes - index * FULL)));
            }
            level++;
        }
        return tiles;
    }

    /** Path of the hashes behind {@code tile/}. */
    public String path() {
        return level + "/" + indexPath() + partial();
    }

    /** Path of the entries themselves behind {@code tile/}. */
    public String bundlePath() {
        return "entries/" + indexPath() + partial();
    }

    /** Index of its first hash among those of its level. */
    long first() {
        return index * FULL;
    }

    private String partial() {
        return width == FULL ? "" : ".p/" + width;
    }

    private String indexPath() {
        StringBuilder path = new StringBuilder(String.format("%03d", index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            path.insert(0, String.format("x%03d/", rest % GROUP));
        }
        return path.toString();
    }
}
