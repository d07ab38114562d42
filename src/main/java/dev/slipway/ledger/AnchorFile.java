package dev.slipway.ledger;

import dev.slipway.signature.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The newest checkpoint in a file outside of the database, written before anybody else sees the checkpoint: a database
 * that lost its tail, or was put back to an older state, is known by it without any network.
 */
public final class AnchorFile implements Anchor {

    private final Path file;
    private long kept = -1;

    public AnchorFile(Path file) {
        this.file = file;
    }

    @Override
    public String keeper() {
        return "the file " + file;
    }

    @Override
    public synchronized Optional<SignedNote> newest() {
        try {
            return Files.exists(file) ? Optional.of(SignedNote.parse(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new AnchorUnreachable(keeper(), e);
        }
    }

    /**
     * Keeps the checkpoint unless a larger one is kept.
     *
     * @throws UncheckedIOException when it cannot be written; the checkpoint must then not be shown
     */
    public synchronized void keep(SignedNote checkpoint) {
        if (kept < 0) {
            kept = newest().map(AnchorFile::size).orElse(-1L);
        }
        if (size(checkpoint) > kept) {
            write(checkpoint);
            kept = size(checkpoint);
        }
    }

    private void write(SignedNote checkpoint) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(checkpoint.toString().getBytes(StandardCharsets.UTF_8));
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The newest checkpoint cannot be kept in " + file, e);
        }
    }

    private static long size(SignedNote checkpoint) {
        return Checkpoint.parse(checkpoint.text()).size();
    }
}
