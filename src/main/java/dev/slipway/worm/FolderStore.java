package dev.slipway.worm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Files in a folder that are only ever added. The folder is as write-once as its file system makes it, which an ordinary
 * one does not: then it is a copy, and proves nothing against who may write there.
 */
public final class FolderStore implements WormStore {

    private static final String LOCK = ".lock";

    private final Path root;

    public FolderStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public String place() {
        return "the folder " + root;
    }

    @Override
    public synchronized void put(String name, byte[] bytes) {
        Path file = file(name);
        run(() -> {
            makeFolders(folderOf(file));
            try (FileChannel channel = FileChannel.open(root.resolve(LOCK), options(StandardOpenOption.CREATE));
                    FileLock lock = channel.lock()) {
                complete(name, file, bytes);
                return lock.isValid();
            }
        });
    }

    @Override
    public Optional<byte[]> get(String name) {
        return run(() -> read(file(name)));
    }

    @Override
    public List<String> names(String prefix, String after) {
        Path folder = root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        return run(() -> {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .filter(name -> name.startsWith(prefix) && name.compareTo(after) > 0 && !name.equals(LOCK))
                        .sorted()
                        .toList();
            }
        });
    }

    /** A folder knows no dates: what is in it stays until somebody takes it away. */
    @Override
    public void keepUntil(String name, Instant until) {
        if (get(name).isEmpty()) {
            throw new WormConflict(place(), name, "is gone");
        }
    }

    @Override
    public WriteOnce proof() {
        String canary = "canary/" + UUID.randomUUID();
        try {
            put(canary, canary.getBytes(StandardCharsets.UTF_8));
        } catch (WormUnavailable e) {
            return WriteOnce.unknown(String.valueOf(e.getMessage()));
        }
        Path file = root.resolve(canary);
        boolean overwritten = succeeds(() -> Files.writeString(file, "overwritten", StandardOpenOption.WRITE));
        boolean deleted = succeeds(() -> Files.deleteIfExists(file));
        if (overwritten || deleted) {
            return WriteOnce.refuted("a folder is only as write-once as its file system, and this one let a file be "
                    + (overwritten ? "overwritten" : "deleted"));
        }
        return WriteOnce.proven("its file system refused to overwrite and to delete a file");
    }

    // A write that a crash cut off left the beginning of the same bytes; they are continued, which append-only allows.
    private void complete(String name, Path file, byte[] bytes) throws IOException {
        byte[] found = read(file).orElse(new byte[0]);
        if (found.length > bytes.length || !Arrays.equals(found, Arrays.copyOf(bytes, found.length))) {
            throw new WormConflict(place(), name, "holds other bytes than those that belong there");
        }
        boolean begun = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (begun && found.length == bytes.length) {
            return;
        }
        try (FileChannel channel =
                FileChannel.open(file, options(begun ? StandardOpenOption.APPEND : StandardOpenOption.CREATE_NEW))) {
            ByteBuffer rest = ByteBuffer.wrap(bytes, found.length, bytes.length - found.length);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        force(folderOf(file));
    }

    private static OpenOption[] options(OpenOption how) {
        return new OpenOption[] {StandardOpenOption.WRITE, how, LinkOption.NOFOLLOW_LINKS};
    }

    private void makeFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = folder.getParent();
        if (!folder.equals(root) && above != null) {
            makeFolders(above);
        }
        Files.createDirectories(folder);
        if (above != null) {
            force(above);
        }
    }

    /** The name of a new file is on disk only when its folder is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        try (var stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(stream.readAllBytes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path folderOf(Path file) {
        Path folder = file.getParent();
        return folder == null ? root : folder;
    }

    private Path file(String name) {
        return root.resolve(ObjectName.require(name));
    }

    private static boolean succeeds(Work<?> work) {
        try {
            work.run();
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private <T> T run(Work<T> work) {
        try {
            return work.run();
        } catch (IOException | OverlappingFileLockException e) {
            throw new WormUnavailable(place(), String.valueOf(e), e);
        }
    }

    /** Something that reads or writes files. */
    private interface Work<T> {
        T run() throws IOException;
    }
}
