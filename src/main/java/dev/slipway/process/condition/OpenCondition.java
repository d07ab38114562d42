package dev.slipway.process.condition;

import dev.slipway.approval.Conditions;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;

/** How the model carries one condition: its text comes last, since it may hold anything but a bar. */
final class OpenCondition {

    private static final String BAR = "|";
    private static final int LONGEST = 200;

    private OpenCondition() {}

    static String text(Conditions.Numbered open) {
        return text(open, open.condition().text());
    }

    /** For the ledger, whose entries are bounded; the whole text stands in the approval or the evidence. */
    static String shortText(Conditions.Numbered open) {
        String whole = open.condition().text();
        return text(open, whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + " …");
    }

    private static String text(Conditions.Numbered open, String words) {
        return String.join(
                BAR,
                String.valueOf(open.number()),
                open.condition().owner().id(),
                open.condition().due().words(),
                open.condition().setBy(),
                words);
    }

    /** Number of the condition that a task is about. */
    static int number(ReleaseVariables variables) {
        String text = variables.text(Fact.OPEN_CONDITION);
        return Integer.parseInt(text.substring(0, text.indexOf(BAR)));
    }
}
