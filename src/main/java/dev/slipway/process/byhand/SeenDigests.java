package dev.slipway.process.byhand;

import java.util.Map;
import java.util.TreeMap;

/** Lines such as {@code model scorer 1a2b3c4d…9f8e7d6c}: type, name, and the digest whole or its ends. */
final class SeenDigests {

    private SeenDigests() {}

    /** By type and name; the form lets no other line through. */
    static Map<String, String> parse(String text) {
        Map<String, String> found = new TreeMap<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            int digest = line.lastIndexOf(' ') + 1;
            found.put(
                    line.substring(0, digest).strip().replaceAll("\\s+", " "),
                    line.substring(digest).replace("...", "…"));
        });
        return found;
    }
}
