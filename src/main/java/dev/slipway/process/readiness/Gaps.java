package dev.slipway.process.readiness;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What stands between a release and its readiness: who closes it, and which sections are then gone through again. */
record Gaps(List<ChecklistItem> items) {

    Gaps {
        items = List.copyOf(items);
    }

    List<String> sections() {
        return distinct(ChecklistItem::section);
    }

    List<String> owners() {
        return distinct(ChecklistItem::owner);
    }

    Map<String, String> byOwner() {
        return items.stream().collect(groupingBy(ChecklistItem::owner, collectingAndThen(toList(), GapLines::shown)));
    }

    /** Hands the gaps to their owners, none of whom has answered yet. */
    void write(ReleaseVariables variables) {
        variables
                .put(Fact.OPEN_SECTIONS, sections())
                .put(Fact.GAP_ROLES, owners())
                .put(Fact.GAPS_BY_ROLE, byOwner())
                .put(Fact.GAPS_REMAIN, false)
                .put(Fact.GAPS_REPORT, "");
    }

    private List<String> distinct(Function<ChecklistItem, String> part) {
        return items.stream().map(part).distinct().toList();
    }
}
