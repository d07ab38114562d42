package dev.slipway.ledger;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The ledger as it stood once, in the text that C2SP tlog-checkpoint has signed.
 *
 * @param origin name of the ledger, a schema-less address
 * @param size number of entries
 * @param root RFC 6962 root of these, lower-case hex
 */
public record Checkpoint(String origin, long size, String root) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final int LINES = 3;

    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                    "A checkpoint must name its ledger in one line, found '" + origin + "'.");
        }
        if (size < 0 || Sha256.bytes(root).length != Sha256.BYTES) {
            throw new IllegalArgumentException("A checkpoint must have a size from 0 on and a root of " + Sha256.BYTES
                    + " bytes, found " + size + " and '" + root + "'.");
        }
    }

    /**
     * Reads the text of a signed note; lines behind the third say nothing about the tree.
     *
     * @throws IllegalArgumentException when it is not a checkpoint
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length <= LINES || !lines[lines.length - 1].isEmpty()) {
            throw new IllegalArgumentException(
                    "A checkpoint must have three lines, origin, size and root, each ended by a line feed.");
        }
        for (int i = LINES; i < lines.length - 1; i++) {
            if (lines[i].isEmpty()) {
                throw new IllegalArgumentException("A checkpoint must not have an empty line.");
            }
        }
        return new Checkpoint(lines[0], size(lines[1]), root(lines[2]));
    }

    /** Three lines, each ended by a line feed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(Sha256.bytes(root)) + "\n";
    }

    private static long size(String line) {
        if (!SIZE.matcher(line).matches()) {
            throw new IllegalArgumentException(
                    "The second line of a checkpoint must be a decimal number without leading zeros, found '" + line
                            + "'.");
        }
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException tooLarge) {
            throw new IllegalArgumentException(
                    "The size of a checkpoint must be below 2^63, found " + line + ".", tooLarge);
        }
    }

    private static String root(String line) {
        byte[] root = Base64.getDecoder().decode(line);
        if (root.length != Sha256.BYTES
                || !Base64.getEncoder().encodeToString(root).equals(line)) {
            throw new IllegalArgumentException("The third line of a checkpoint must be a root of " + Sha256.BYTES
                    + " bytes in base64, found '" + line + "'.");
        }
        return Sha256.hex(root);
    }
}
