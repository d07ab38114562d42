package dev.slipway.audit.pack;

import dev.slipway.ledger.Checkpoint;
import dev.slipway.ledger.RepeatableZip;
import dev.slipway.signature.SignedNote;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/** Writes a pack file by file in constant memory; its manifest, and the seal over that, come last. */
final class PackWriter {

    private final RepeatableZip zip;
    private final List<PackManifest.File> files = new ArrayList<>();

    PackWriter(OutputStream out) {
        this.zip = new RepeatableZip(out);
    }

    /** Bytes that can be read again. */
    interface Content {

        InputStream open() throws IOException;

        static Content of(byte[] bytes) {
            return () -> new ByteArrayInputStream(bytes);
        }
    }

    /** Reads the content twice: a ZIP without compression names size and sum before the bytes. */
    void put(String path, Content content) throws IOException {
        Measured measured = Measured.of(content);
        try (InputStream bytes = content.open()) {
            zip.put(path, measured.size(), measured.sum(), bytes);
        }
        files.add(new PackManifest.File(path, measured.sha256(), measured.size()));
    }

    /**
     * Ends the pack.
     *
     * @param tree what the pack was made over
     * @param seal signs a text with the ledger's key
     */
    void end(String release, Checkpoint tree, Function<String, SignedNote> seal) throws IOException {
        byte[] manifest =
                new PackManifest(PackManifest.FORMAT, release, tree.origin(), tree.size(), tree.root(), files).json();
        String digest = Measured.of(Content.of(manifest)).sha256();
        SignedNote sealed = seal.apply(PackManifest.sealed(release, digest));
        zip.put(PackManifest.NAME, manifest);
        zip.put(PackManifest.SEAL, sealed.toString().getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }

    /** What is known of bytes once they were read. */
    record Measured(String sha256, long size, long sum) {

        static Measured of(Content content) throws IOException {
            try (InputStream bytes = content.open()) {
                return of(bytes, null);
            }
        }

        /** @param most so many bytes are read at most, and one more to see that there are others; null for all */
        static Measured of(InputStream bytes, @Nullable Long most) throws IOException {
            MessageDigest digest = sha256Digest();
            CRC32 sum = new CRC32();
            InputStream counted = new CheckedInputStream(new DigestInputStream(bytes, digest), sum);
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int read = counted.read(buffer); read >= 0; read = counted.read(buffer)) {
                size += read;
                if (most != null && size > most) {
                    break;
                }
            }
            return new Measured(HexFormat.of().formatHex(digest.digest()), size, sum.getValue());
        }

        private static MessageDigest sha256Digest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256.", e);
            }
        }
    }
}
