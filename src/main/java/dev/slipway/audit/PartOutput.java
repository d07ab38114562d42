package dev.slipway.audit;

import java.io.IOException;
import java.io.OutputStream;

/** Lets a stretch of what is written through, and ends the writing behind it. */
final class PartOutput extends OutputStream {

    private final OutputStream out;
    private long skip;
    private long left;

    PartOutput(OutputStream out, long from, long length) {
        this.out = out;
        this.skip = from;
        this.left = length;
    }

    /** All that was asked for is written. */
    static final class Enough extends IOException {

        private static final long serialVersionUID = 1L;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int skipped = (int) Math.min(skip, length);
        int passed = (int) Math.min(left, length - skipped);
        skip -= skipped;
        left -= passed;
        out.write(bytes, offset + skipped, passed);
        if (left == 0) {
            throw new Enough();
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
