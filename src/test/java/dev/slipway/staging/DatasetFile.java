package dev.slipway.staging;

import dev.slipway.release.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Forty cases in two groups: 12 of 20 approved in the one, 10 of 20 in the other, a fairness gap of 0.1. */
record DatasetFile(Path file) {

    static final double GAP = 0.1;

    static DatasetFile in(Path folder, boolean groups) {
        DatasetFile dataset = new DatasetFile(folder.resolve("cases-" + groups + ".jsonl"));
        dataset.write(IntStream.range(0, 40).mapToObj(i -> line(i, groups)).collect(Collectors.joining("\n")));
        return dataset;
    }

    StagingPlan.Dataset declared() {
        try {
            return new StagingPlan.Dataset(file.toUri(), Digests.of(Files.readAllBytes(file)), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(int number, boolean groups) {
        boolean first = number < 20;
        boolean approved = number % 20 < (first ? 12 : 10);
        return "{\"input\":{\"income\":%d,\"name\":\"Person-%d-Smith\"},\"expected\":\"%s\"%s}"
                .formatted(
                        approved ? 60 : 40,
                        number,
                        approved ? "approved" : "declined",
                        groups ? ",\"group\":\"" + (first ? "a" : "b") + "\"" : "");
    }
}
