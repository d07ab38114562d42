package dev.slipway.audit.mining;

import dev.slipway.audit.index.Projection;
import dev.slipway.audit.mining.HistoryTable.EventKind;
import dev.slipway.ledger.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notes of each thing the entry that first speaks of it, and the kinds of events that there are. */
final class HistoryProjection implements Projection {

    private final HistoryTable table;

    HistoryProjection(HistoryTable table) {
        this.table = table;
    }

    @Override
    public String shape() {
        return "history:1";
    }

    @Override
    public void apply(Entry entry) {
        apply(List.of(entry));
    }

    @Override
    public void apply(List<Entry> stretch) {
        Map<String, Long> things = new LinkedHashMap<>();
        Map<List<String>, EventKind> kinds = new LinkedHashMap<>();
        List<Value> values = new ArrayList<>();
        for (Entry entry : stretch) {
            Telling telling = Telling.of(entry);
            telling.things().forEach(thing -> things.putIfAbsent(thing.id(), entry.sequence()));
            EventKind kind =
                    new EventKind(entry.content().type(), telling.about(), telling.definition(), entry.sequence());
            kinds.putIfAbsent(List.of(kind.type(), kind.about()), kind);
            values.addAll(telling.values());
        }
        table.things(things);
        table.events(kinds.values());
        table.values(values);
    }

    @Override
    public void clear() {
        table.clear();
    }
}
