package dev.slipway.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** One JSON object a line for everything that a version answered; the newest 32 MiB are kept in two files. */
final class InferenceLog {

    private static final long LARGEST_FILE = 16L << 20;

    private final Path file;
    private long size;

    InferenceLog(Path file) {
        this.file = file;
        this.size = file.toFile().length();
    }

    Path file() {
        return file;
    }

    synchronized void write(ObjectNode entry) {
        try {
            if (size > LARGEST_FILE) {
                rotate();
            }
            Files.createDirectories(file.getParent());
            String line = Json.line(entry);
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            size += line.length();
        } catch (IOException e) {
            // a prediction that cannot be logged must not be given, so the request fails
            throw new UncheckedIOException("The inference log " + file + " cannot be written. Make room for it.", e);
        }
    }

    private void rotate() throws IOException {
        Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        size = 0;
    }
}
