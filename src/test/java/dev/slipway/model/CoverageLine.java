package dev.slipway.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One line of {@code procedure-coverage.csv}: what the procedure asks for and what answers it.
 *
 * @param source the document and section, for example {@code PROC 4.1}
 * @param item the point, for example {@code step 1.1}; several lines may answer one
 * @param text what it asks for, in our words and without a comma
 * @param kind element, field, rule, decision, setting, register or issue
 * @param target where the answer is, in the notation of {@link CoverageTargets}
 */
record CoverageLine(String source, String item, String text, String kind, String target) {

    private static final Path FILE = Path.of("src", "test", "resources", "procedure-coverage.csv");
    private static final String HEADING = "source,item,text,kind,target";

    static List<CoverageLine> all() throws IOException {
        List<String> lines = Files.readAllLines(FILE, StandardCharsets.UTF_8);
        if (!lines.get(0).equals(HEADING)) {
            throw new IllegalArgumentException(
                    FILE + " must begin with '" + HEADING + "'; found '" + lines.get(0) + "'.");
        }
        return lines.stream().skip(1).map(CoverageLine::parse).toList();
    }

    private static CoverageLine parse(String line) {
        List<String> cells = List.of(line.split(",", -1));
        if (cells.size() != 5 || cells.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "A line of " + FILE + " must have 5 filled cells and no other comma; found '" + line + "'.");
        }
        return new CoverageLine(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4));
    }
}
