package dev.slipway.process.byhand;

import java.util.Map;
import java.util.TreeMap;

/** Lines such as {@code approve | 512}: how often the system answered what. */
final class Outcomes {

    private Outcomes() {}

    /** @throws RuntimeException when a line is none */
    static Map<String, Long> parse(String text) {
        Map<String, Long> found = new TreeMap<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            String[] parts = line.split("\\|", -1);
            found.merge(parts[0].strip(), Long.valueOf(parts[1].strip()), Long::sum);
        });
        return found;
    }
}
