package dev.slipway.rollout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.slipway.release.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Keeps one JSON file a target; a file is always whole, and its generation only grows. */
final class StateFiles {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;

    StateFiles(Path folder) {
        this.folder = folder;
    }

    List<StoredState> read() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(StateFiles::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The states of the rollouts in " + folder + " cannot be listed.", e);
        }
    }

    void write(StoredState state) {
        Path file = file(state.target());
        requireNext(file, state);
        try {
            AtomicFile.write(file, JSON.writeValueAsBytes(state));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The state of the rollout of " + state.target() + " cannot be written to " + file
                            + "; nothing was changed. Make room or give the right to write, then try again.",
                    e);
        }
    }

    private static void requireNext(Path file, StoredState next) {
        long found = Files.exists(file) ? read(file).generation() : 0;
        if (found + 1 != next.generation()) {
            throw new IllegalStateException(
                    "The state of the rollout of " + next.target() + " cannot become generation "
                            + next.generation() + ": " + file + " holds generation " + found
                            + ". Another application works on the same folder (slipway.data); stop one of them and restart.");
        }
    }

    private static StoredState read(Path file) {
        try {
            return JSON.readValue(file.toFile(), StoredState.class);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The state of a rollout in " + file + " cannot be read, so it is unknown what served there. Put the"
                            + " file back from a backup, or delete it: the system then counts as off.",
                    e);
        }
    }

    private Path file(Target target) {
        return folder.resolve(target.environment() + "~" + target.system() + ".json");
    }
}
