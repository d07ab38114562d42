package dev.slipway.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Bytes that end well only when they were those of the digest; else their reader learns it instead of the end. */
final class DigestedStream extends FilterInputStream {

    private final String expected;
    private final MessageDigest digest = ContentDigest.sha256();
    private boolean ended;

    DigestedStream(String expected, InputStream content) {
        super(content);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        if (read >= 0) {
            digest.update(into, from, read);
        } else if (!ended) {
            ended = true;
            requireDigest();
        }
        return read;
    }

    /** Reads what it leaves out, since the digest is over all of it. */
    @Override
    public long skip(long count) throws IOException {
        long left = count;
        while (left > 0 && read() >= 0) {
            left--;
        }
        return count - left;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void requireDigest() throws IOException {
        String found = ContentDigest.written(digest.digest());
        if (!found.equals(expected)) {
            throw new IOException("The attachment " + expected + " has the digest " + found
                    + " as it was read: it broke off or was changed. Read it again; hand it in again if that stays.");
        }
    }
}
