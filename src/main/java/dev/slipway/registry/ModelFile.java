package dev.slipway.registry;

import java.util.regex.Pattern;

/**
 * One file of a registered version.
 *
 * @param path below the version's own folder, plain names joined by '/'
 * @param size in bytes
 * @param sha256 64 lower-case hex digits over its bytes
 */
public record ModelFile(String path, long size, String sha256) {

    private static final int LONGEST_NAME = 255;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public ModelFile {
        if (size < 0 || !SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("A file needs a size and a SHA-256; found " + size + " and " + sha256);
        }
    }

    /** True for a name that leads nowhere else and reads the same everywhere. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))
                && name.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }
}
