package dev.slipway.audit.procedure;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The difference of two files, line by line, as programmers write it. */
final class RawDiff {

    private static final int CONTEXT = 3;
    private static final int MOST_LINES = 4000;

    private RawDiff() {}

    /** A longer difference ends with a line that says so. */
    static List<String> between(String name, byte[] before, byte[] after) {
        List<String> old = lines(before);
        List<String> lines =
                UnifiedDiffUtils.generateUnifiedDiff(name, name, old, DiffUtils.diff(old, lines(after)), CONTEXT);
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<String> cut = new java.util.ArrayList<>(lines.subList(0, MOST_LINES));
        cut.add("… and " + (lines.size() - MOST_LINES) + " more lines; compare the two files themselves");
        return cut;
    }

    private static List<String> lines(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).lines().toList();
    }
}
