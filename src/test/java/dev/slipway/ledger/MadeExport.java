package dev.slipway.ledger;

import dev.slipway.signature.NoteSigner;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An export of a ledger that never was in a database: the same content again and again, each behind the one before. */
final class MadeExport implements AutoCloseable {

    private final ZipOutputStream zip;
    private final List<List<byte[]>> levels = new ArrayList<>();
    private int files;

    private MadeExport(OutputStream out) {
        this.zip = new ZipOutputStream(out);
        zip.setMethod(ZipOutputStream.STORED);
        levels.add(new ArrayList<>());
    }

    /** @return the checkpoint that the file holds */
    static Checkpoint write(Path file, long size, NewEntry content, NoteSigner key) throws IOException {
        try (MadeExport made = new MadeExport(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
            made.entries(size, content);
            Checkpoint tree = new Checkpoint(key.verifier().name(), size, made.root());
            made.put("checkpoint", key.sign(tree.text()).toString());
            made.put("keys", key.verifier() + "\n");
            made.tiles();
            made.put(
                    "manifest.json",
                    new String(
                            CanonicalJson.bytes(Map.of(
                                    "format",
                                    "slipway-ledger-export/1",
                                    "origin",
                                    tree.origin(),
                                    "root",
                                    tree.root(),
                                    "size",
                                    size,
                                    "entries",
                                    size,
                                    "files",
                                    (long) made.files)),
                            StandardCharsets.UTF_8));
            return tree;
        }
    }

    private void entries(long size, NewEntry content) throws IOException {
        String first =
                new String(Entry.bytes(0, Entry.NO_PREVIOUS, LedgerDatabase.NOW, content), StandardCharsets.UTF_8);
        String previous = Entry.NO_PREVIOUS;
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (long sequence = 0; sequence < size; sequence++) {
            byte[] body = first.replace(Entry.NO_PREVIOUS, previous)
                    .replace("\"sequence\":0", "\"sequence\":" + sequence)
                    .getBytes(StandardCharsets.UTF_8);
            bundle.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) body.length).array());
            bundle.writeBytes(body);
            byte[] leaf = Rfc6962.leaf(body);
            levels.get(0).add(leaf);
            previous = Sha256.hex(leaf);
            int width = (int) (sequence % Tile.FULL) + 1;
            if (width == Tile.FULL || sequence == size - 1) {
                put("tile/" + new Tile(0, sequence / Tile.FULL, width).bundlePath(), bundle.toByteArray());
                bundle.reset();
            }
        }
        while (levels.get(levels.size() - 1).size() > 1) {
            levels.add(pairs(levels.get(levels.size() - 1)));
        }
    }

    private static List<byte[]> pairs(List<byte[]> hashes) {
        List<byte[]> above = new ArrayList<>();
        for (int i = 0; i + 1 < hashes.size(); i += 2) {
            above.add(Rfc6962.node(hashes.get(i), hashes.get(i + 1)));
        }
        return above;
    }

    /** What the levels leave over on the right is put together from small to large. */
    private String root() {
        byte[] root = null;
        for (List<byte[]> level : levels) {
            if (level.size() % 2 == 1) {
                byte[] last = level.get(level.size() - 1);
                root = root == null ? last : Rfc6962.node(last, root);
            }
        }
        return Sha256.hex(root == null ? Sha256.digest().digest() : root);
    }

    private void tiles() throws IOException {
        for (int level = 0; level < levels.size(); level += Tile.HEIGHT) {
            List<byte[]> hashes = levels.get(level);
            for (int from = 0; from < hashes.size(); from += Tile.FULL) {
                List<byte[]> part = hashes.subList(from, Math.min(hashes.size(), from + Tile.FULL));
                ByteArrayOutputStream tile = new ByteArrayOutputStream();
                part.forEach(tile::writeBytes);
                put("tile/" + new Tile(level / Tile.HEIGHT, from / Tile.FULL, part.size()).path(), tile.toByteArray());
            }
        }
    }

    private void put(String name, String text) throws IOException {
        put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String name, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        files++;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
