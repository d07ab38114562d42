package dev.slipway.audit;

import java.io.OutputStream;

/** Only counts what is written. */
final class CountingOutput extends OutputStream {

    private long count;

    @Override
    public void write(int octet) {
        count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        count += length;
    }

    long count() {
        return count;
    }
}
