package dev.slipway.evidence;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Attachments on their way in, before it is known whether they are what they say. */
final class Uploads {

    private static final String UPLOAD = ".upload-";

    private Uploads() {}

    static Path name(Path folder) {
        return folder.resolve(UPLOAD + UUID.randomUUID());
    }

    /** Takes away what a crash interrupted; no upload lasts a day longer than the latest. */
    static void removeLeftovers(Path folder, Path latest) throws IOException {
        Instant before = Files.getLastModifiedTime(latest).toInstant().minus(Duration.ofDays(1));
        try (DirectoryStream<Path> uploads = Files.newDirectoryStream(folder, UPLOAD + "*")) {
            for (Path upload : uploads) {
                if (Files.getLastModifiedTime(upload).toInstant().isBefore(before)) {
                    Files.deleteIfExists(upload);
                }
            }
        }
    }
}
