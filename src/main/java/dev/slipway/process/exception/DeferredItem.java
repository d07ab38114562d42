package dev.slipway.process.exception;

import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;

/** How the model carries one item: number, owner, date and title between bars, the title last since it may hold some. */
final class DeferredItem {

    private static final String BAR = "|";

    private DeferredItem() {}

    static String text(ExceptionItems.Numbered numbered) {
        FollowUpItem item = numbered.item();
        return String.join(
                BAR,
                String.valueOf(numbered.number()),
                item.owner().id(),
                item.due().toString(),
                item.kind().words() + ": " + item.title());
    }

    /** Number of the item that a task is about. */
    static int number(ReleaseVariables variables) {
        String text = variables.text(Fact.DEFERRED_ITEM);
        return Integer.parseInt(text.substring(0, text.indexOf(BAR)));
    }
}
