package dev.slipway.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that appears under its name only once all its bytes are on disk. */
final class DurableFile {

    private DurableFile() {}

    /** Writes the bytes of a file. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Leaves the bytes under the temporary name, on disk; removes them when they do not come through. */
    static void write(Path temporary, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                temporary,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING,
                LinkOption.NOFOLLOW_LINKS)) {
            content.writeTo(Channels.newOutputStream(channel));
            channel.force(true);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /** Gives the temporary file its name; the caller has made sure that the name is free. */
    static void publish(Path temporary, Path folder, Path file) throws IOException {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    /** Makes a folder in another one, on disk as well; a link in its place is refused. */
    static void makeFolder(Path parent, Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            force(parent);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw there;
            }
        }
    }

    private static void force(Path folder) {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException notOnThisSystem) {
            // Windows cannot open a directory; there the rename is journalled by the file system.
            return;
        }
    }
}
