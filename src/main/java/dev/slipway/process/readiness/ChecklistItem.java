package dev.slipway.process.readiness;

import java.util.List;
import java.util.Map;

/**
 * One line of the answer of the checklist's table.
 *
 * @param item its number, such as {@code 2.3}
 * @param owner the role that closes it
 * @param section the part of the checklist that asks it
 */
record ChecklistItem(String item, String question, String owner, String section, boolean deferred) {

    static ChecklistItem of(Map<String, Object> row) {
        return new ChecklistItem(
                text(row, "item"),
                text(row, "question"),
                text(row, "owner"),
                text(row, "section"),
                text(row, "state").equals("deferred"));
    }

    static List<ChecklistItem> open(List<ChecklistItem> items) {
        return items.stream().filter(item -> !item.deferred).toList();
    }

    /** As people read it in a list. */
    String line() {
        return item + " " + question + " (" + owner + ")";
    }

    private static String text(Map<String, Object> row, String output) {
        return String.valueOf(row.get(output));
    }
}
