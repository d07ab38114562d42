package dev.slipway.ledger;

import java.nio.charset.StandardCharsets;

/** How long a ZIP of stored files becomes, before any of them is read. */
final class ZipLength {

    private static final int LOCAL_HEADER = 30;
    private static final int CENTRAL_HEADER = 46;
    private static final int FAR_OFFSET = 12;
    private static final int END = 22;
    private static final int LARGE_END = 76;
    private static final long LARGEST_OFFSET = 0xffff_ffffL;
    private static final long MOST_FILES = 0xffff;

    private long files;
    private long directory;
    private long count;

    void add(String name, long bytes) {
        int letters = name.getBytes(StandardCharsets.UTF_8).length;
        directory += CENTRAL_HEADER + letters + (files >= LARGEST_OFFSET ? FAR_OFFSET : 0);
        files += LOCAL_HEADER + letters + bytes;
        count++;
    }

    long count() {
        return count;
    }

    long total() {
        boolean large = count >= MOST_FILES || files >= LARGEST_OFFSET || directory >= LARGEST_OFFSET;
        return files + directory + (large ? LARGE_END : 0) + END;
    }
}
