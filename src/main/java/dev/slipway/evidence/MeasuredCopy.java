package dev.slipway.evidence;

import dev.slipway.evidence.EvidenceRefused.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Copies an attachment in small pieces, and refuses it once it is too large or turns out to be another. */
final class MeasuredCopy {

    private static final int PIECE = 64 * 1024;

    private final String expected;
    private final MessageDigest digest = ContentDigest.sha256();
    private long copied;

    MeasuredCopy(String expected) {
        this.expected = expected;
    }

    void copy(InputStream content, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            copied += read;
            requireSize();
            digest.update(piece, 0, read);
            out.write(piece, 0, read);
        }
        requireDigest();
    }

    private void requireSize() {
        if (copied > EvidenceArchive.MAX_ATTACHMENT_BYTES) {
            throw new EvidenceRefused(
                    Rule.SIZE,
                    "An attachment must have at most " + EvidenceArchive.MAX_ATTACHMENT_BYTES
                            + " bytes; found more. Store it elsewhere and name its location and digest.");
        }
    }

    private void requireDigest() {
        String found = ContentDigest.written(digest.digest());
        if (!found.equals(expected)) {
            throw new EvidenceRefused(
                    Rule.DIGEST,
                    "The attachment must have the digest " + expected + " of its address; found " + found
                            + ". Send the very file, or correct the address.");
        }
    }
}
