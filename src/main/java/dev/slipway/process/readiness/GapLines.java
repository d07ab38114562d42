package dev.slipway.process.readiness;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How an owner's gaps are shown to him, and how he answers them: one line for each, its number first. */
final class GapLines {

    private static final Pattern SHOWN = Pattern.compile("(?m)^- \\*\\*(\\S+)\\*\\* ");
    private static final Pattern ANSWERED = Pattern.compile("(?m)^\\s*(\\S+)\\s*\\|");

    private GapLines() {}

    static String shown(List<ChecklistItem> gaps) {
        return gaps.stream()
                .map(gap -> "- **" + gap.item() + "** " + gap.question())
                .collect(Collectors.joining("\n"));
    }

    static Set<String> itemsShown(String shown) {
        return items(SHOWN, shown);
    }

    static Set<String> itemsAnswered(String answer) {
        return items(ANSWERED, answer);
    }

    private static Set<String> items(Pattern line, String text) {
        return line.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
