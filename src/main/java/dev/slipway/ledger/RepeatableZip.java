package dev.slipway.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP under way; stored, not compressed, and without times, so that it repeats byte by byte. */
public final class RepeatableZip {

    /** Not the first moment that a ZIP can tell: that one is written once more, in the time zone of this machine. */
    private static final LocalDateTime THEN = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;
    private long count;

    /** @param out takes the ZIP and is not closed */
    public RepeatableZip(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setMethod(ZipOutputStream.STORED);
    }

    public void put(String name, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        begin(name, bytes.length, sum.getValue());
        zip.write(bytes);
        zip.closeEntry();
    }

    /**
     * In constant memory.
     *
     * @param size bytes that the stream gives
     * @param sum their CRC-32
     * @throws IOException also when the stream gives others
     */
    public void put(String name, long size, long sum, InputStream bytes) throws IOException {
        begin(name, size, sum);
        bytes.transferTo(zip);
        zip.closeEntry();
    }

    /** How many files are in it. */
    public long count() {
        return count;
    }

    /** Writes the directory at its end. */
    public void finish() throws IOException {
        zip.finish();
    }

    private void begin(String name, long size, long sum) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(THEN);
        entry.setSize(size);
        entry.setCrc(sum);
        zip.putNextEntry(entry);
        count++;
    }
}
