package dev.slipway.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * A ZIP from the first byte of a file to its last. Readers of ZIPs look for the directory from the end, and take a ZIP
 * that was cut out of another, or has something before or behind it, for a whole one.
 */
public final class WholeZip {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONG_END = 0x06064b50;
    private static final int LONG_END_LENGTH = 56;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final long TOO_LARGE = 0xffffffffL;

    private WholeZip() {}

    /** @throws ZipException when the file is something else, or not only that */
    public static void require(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long end = channel.size() - END_LENGTH;
            ByteBuffer last = read(channel, end, END_LENGTH);
            if (last.getInt(0) != END || last.getShort(20) != 0) {
                throw new ZipException("it does not end as a ZIP does");
            }
            long size = Integer.toUnsignedLong(last.getInt(12));
            long offset = Integer.toUnsignedLong(last.getInt(16));
            boolean whole = size == TOO_LARGE || offset == TOO_LARGE || last.getShort(10) == (short) 0xffff
                    ? longEndFits(channel, end)
                    : offset + size == end;
            if (!whole) {
                throw new ZipException("it is not one ZIP from its first byte to its last");
            }
        }
    }

    private static boolean longEndFits(SeekableByteChannel channel, long end) throws IOException {
        ByteBuffer locator = read(channel, end - LOCATOR_LENGTH, LOCATOR_LENGTH);
        long at = end - LOCATOR_LENGTH - LONG_END_LENGTH;
        ByteBuffer longEnd = read(channel, at, LONG_END_LENGTH);
        return locator.getInt(0) == LOCATOR
                && locator.getLong(8) == at
                && longEnd.getInt(0) == LONG_END
                && longEnd.getLong(48) + longEnd.getLong(40) == at;
    }

    private static ByteBuffer read(SeekableByteChannel channel, long from, int length) throws IOException {
        if (from < 0) {
            throw new ZipException("it is too short for a ZIP");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(from);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // a read may give fewer bytes than there is room for
        }
        return bytes;
    }
}
