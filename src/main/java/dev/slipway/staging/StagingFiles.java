package dev.slipway.staging;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.slipway.release.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps one JSON file an order, with its result as soon as there is one. */
final class StagingFiles {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path folder;

    StagingFiles(Path folder) {
        this.folder = folder;
    }

    Optional<StoredStaging> read(StagingOrder order) {
        Path file = file(order.key());
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(file.toFile(), StoredStaging.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The staging of " + order.key() + " kept in " + file
                            + " cannot be read. Put the file back from a backup, or delete it and run staging again.",
                    e);
        }
    }

    void write(StoredStaging staging) {
        Path file = file(staging.order());
        try {
            AtomicFile.write(file, JSON.writeValueAsBytes(staging));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The staging of " + staging.order() + " cannot be written to " + file
                            + ". Make room or give the right to write, then try again.",
                    e);
        }
    }

    private Path file(String key) {
        return folder.resolve(key.replace(':', '~') + ".json");
    }
}
