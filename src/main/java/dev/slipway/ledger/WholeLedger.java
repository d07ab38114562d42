package dev.slipway.ledger;

import dev.slipway.ledger.ExportVerifier.Misfit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Every entry of an exported ledger: each by itself, each behind the one before, and all of them under the root. */
final class WholeLedger implements ExportVerifier.Contents {

    private static final int LARGEST_BUNDLE = Tile.FULL * (Short.BYTES + 0xffff);

    private final ExportFile export;
    private final Checkpoint tree;
    private final LongConsumer progress;
    private final Chain chain = new Chain();
    private final Map<Integer, ByteArrayOutputStream> upper = new HashMap<>();

    WholeLedger(ExportFile export, Checkpoint tree, LongConsumer progress) {
        this.export = export;
        this.tree = tree;
        this.progress = progress;
    }

    @Override
    public long verify(@Nullable Checkpoint held) throws IOException, Misfit {
        if (held != null && held.size() > tree.size()) {
            throw new Misfit(
                    0,
                    tree,
                    "it has " + tree.size() + " entries, and the checkpoint that you hold was signed over "
                            + held.size() + "; entries were taken away, or the file is older than that checkpoint");
        }
        requireHeld(held);
        List<Tile> tiles = Tile.of(tree.size());
        for (Tile tile : tiles) {
            if (tile.level() == 0) {
                addBundle(tile, held);
                progress.accept(chain.size());
            }
        }
        if (!chain.head().root().equals(tree.root())) {
            throw misfit("its entries do not have the root that was signed");
        }
        for (Tile tile : tiles) {
            if (tile.level() > 0) {
                requireTile(tile);
            }
        }
        return chain.size();
    }

    /** Parses on all cores; only the links need an order. */
    private void addBundle(Tile tile, @Nullable Checkpoint held) throws IOException, Misfit {
        List<byte[]> bodies = bodies(tile);
        List<Parsed> parsed = IntStream.range(0, bodies.size())
                .parallel()
                .mapToObj(i -> Parsed.of(bodies.get(i)))
                .toList();
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        for (Parsed next : parsed) {
            String reason = next.entry() == null ? next.reason() : chain.reasonAgainst(next.entry());
            if (reason != null) {
                throw misfit("entry " + chain.size() + ": " + reason);
            }
            chain.add(next.body());
            hashes.writeBytes(Sha256.bytes(chain.head().lastLeaf()));
            requireHeld(held);
        }
        for (Node node : chain.completed()) {
            upper.computeIfAbsent(node.level() / Tile.HEIGHT, level -> new ByteArrayOutputStream())
                    .writeBytes(Sha256.bytes(node.hash()));
        }
        require(tile, hashes.toByteArray());
    }

    private void requireHeld(@Nullable Checkpoint held) throws Misfit {
        if (held != null
                && held.size() == chain.size()
                && !held.root().equals(chain.head().root())) {
            throw misfit("its first " + held.size() + " entries do not have the root of the checkpoint that you hold");
        }
    }

    private void requireTile(Tile tile) throws IOException, Misfit {
        ByteArrayOutputStream level = upper.getOrDefault(tile.level(), new ByteArrayOutputStream());
        int from = Math.toIntExact(tile.first() * Sha256.BYTES);
        require(tile, Arrays.copyOfRange(level.toByteArray(), from, from + tile.width() * Sha256.BYTES));
    }

    private void require(Tile tile, byte[] expected) throws IOException, Misfit {
        if (!Arrays.equals(expected, export.bytes("tile/" + tile.path(), Tile.FULL * Sha256.BYTES))) {
            throw misfit("the tile " + tile.path() + " does not have the hashes of its entries");
        }
    }

    private List<byte[]> bodies(Tile tile) throws IOException, Misfit {
        ByteBuffer bundle = ByteBuffer.wrap(export.bytes("tile/" + tile.bundlePath(), LARGEST_BUNDLE));
        List<byte[]> bodies = new ArrayList<>();
        while (bundle.remaining() >= Short.BYTES) {
            int length = Short.toUnsignedInt(bundle.getShort());
            if (length > bundle.remaining()) {
                throw misfit("the bundle " + tile.bundlePath() + " is cut");
            }
            byte[] body = new byte[length];
            bundle.get(body);
            bodies.add(body);
        }
        if (bundle.hasRemaining() || bodies.size() != tile.width()) {
            throw misfit("the bundle " + tile.bundlePath() + " has " + bodies.size() + " entries, not " + tile.width());
        }
        return bodies;
    }

    private Misfit misfit(String reason) {
        return new Misfit(chain.size(), tree, reason);
    }

    /** An entry, or why there is none. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Parsed(
            byte[] body, @Nullable Entry entry, @Nullable String reason) {

        static Parsed of(byte[] body) {
            try {
                return new Parsed(body, Entry.parse(body), null);
            } catch (IllegalArgumentException e) {
                return new Parsed(body, null, "its bytes are not an entry: " + e.getMessage());
            }
        }
    }
}
