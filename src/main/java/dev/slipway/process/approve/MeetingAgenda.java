package dev.slipway.process.approve;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The points of an approval meeting; each is short, since the papers below it have the whole. */
final class MeetingAgenda {

    private static final int MOST_LINES = 6;
    private static final int LONGEST_LINE = 120;

    private final StringBuilder text = new StringBuilder();
    private int points;

    private MeetingAgenda() {}

    /** @param conditions of approvers in an earlier round */
    static String of(ReleaseVariables release, List<String> conditions) {
        MeetingAgenda agenda = new MeetingAgenda();
        agenda.point("Readiness is presented", readiness(release))
                .point("Open items are gone through", lines(release.textOr(Fact.OPEN_ITEMS_TEXT, "")))
                .point("Go/no-go questions are answered", lines(text(release, Answer.GO_NO_GO_QUESTIONS)))
                .point("What changes", lines(release.textOr(Fact.DIFF_SUMMARY, "")))
                .point("Decision about the modification", lines(release.textOr(Fact.MODIFICATION_TEXT, "")))
                .point("Risks of this deployment", lines(text(release, Answer.DEPLOYMENT_RISKS)))
                .point("Conditions so far", conditions)
                .point("Every approver can answer in time", List.of());
        return agenda.text.toString().strip();
    }

    private static List<String> readiness(ReleaseVariables release) {
        return List.of(
                release.raw(Fact.OPEN_ITEMS.variable()) + " checklist items are open",
                "window " + time(release, Answer.WINDOW_START) + " to " + time(release, Answer.WINDOW_END),
                "traffic at " + text(release, Answer.CANARY_STEPS) + " %, each step watched for "
                        + text(release, Answer.OBSERVATION_PERIOD));
    }

    private MeetingAgenda point(String title, List<String> lines) {
        points++;
        text.append("**").append(points).append("  ").append(title).append("**\n\n");
        lines.stream()
                .limit(MOST_LINES)
                .forEach(line -> text.append("- ").append(shortened(line)).append('\n'));
        if (lines.size() > MOST_LINES) {
            text.append("- and ").append(lines.size() - MOST_LINES).append(" more in the papers\n");
        }
        text.append(lines.isEmpty() ? "" : "\n");
        return this;
    }

    private static List<String> lines(String paper) {
        List<String> lines = new ArrayList<>(paper.lines()
                .map(line -> line.replaceFirst("^- ", "").strip())
                .filter(line -> !line.isEmpty())
                .toList());
        return lines.isEmpty() ? List.of("none") : lines;
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }

    private static String time(ReleaseVariables release, Answer answer) {
        return text(release, answer).replace('T', ' ');
    }

    private static String text(ReleaseVariables release, Answer answer) {
        return Objects.requireNonNullElse(release.textOrNull(answer), "");
    }
}
