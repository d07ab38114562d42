package dev.slipway.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.release.AtomicFile;
import dev.slipway.release.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes artifacts and evidence of every sample version that is not there yet; a complete version is left alone. */
final class SampleGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(SampleGenerator.class);
    /** Written last, so its presence means that everything before it is there. */
    private static final String INDEX = "index.1.json";

    private final Path data;
    private final Clock clock;

    SampleGenerator(Path data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    void generate(List<SampleSystem> systems) {
        for (SampleSystem system : systems) {
            for (SampleVersion version : system.versions()) {
                if (!Files.exists(folder("evidence", system, version).resolve(INDEX))) {
                    generate(system, version);
                    LOG.info("Generated sample version {} {}", system.name(), version.version());
                }
            }
        }
    }

    private void generate(SampleSystem system, SampleVersion version) {
        SampleDocuments documents = new SampleDocuments(system, version);
        Map<String, byte[]> evidence = documents.evidence(LocalDate.now(clock));
        try {
            write(folder("artifacts", system, version), documents.artifacts());
            write(folder("evidence", system, version), evidence);
            AtomicFile.write(folder("evidence", system, version).resolve(INDEX), Json.pretty(index(evidence)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The sample cannot be written below " + data.toAbsolutePath() + ". Set slipway.data to a folder"
                            + " that may be written.",
                    e);
        }
    }

    private static void write(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static ObjectNode index(Map<String, byte[]> evidence) {
        ObjectNode index = Json.object();
        ArrayNode documents = index.putArray("documents");
        evidence.forEach((name, content) -> documents
                .addObject()
                .put("type", name.substring(0, name.indexOf('.')))
                .put("revision", 1)
                .put("digest", Digests.of(content)));
        return index;
    }

    private Path folder(String kind, SampleSystem system, SampleVersion version) {
        return data.resolve(kind).resolve(system.name()).resolve(version.version());
    }
}
