package dev.slipway.submit;

import java.nio.file.Path;

/**
 * One file that is handed in.
 *
 * @param name its address below the version
 */
record Item(Path file, String name, String mediaType) {

    String fileName() {
        return String.valueOf(file.getFileName());
    }
}
