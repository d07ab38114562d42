package dev.slipway.audit.mining;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.slipway.audit.mining.Kind.Attribute;
import dev.slipway.audit.mining.Thing.Relation;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.process.history.ReleaseHistory;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Writes the ledger as an object-centric event log in the JSON of OCEL 2.0, while it is read: the ledger is gone through
 * for the events, and once more for the things that they are about. Each value is a text, as the schema of the standard
 * asks for; its declared type tells how to read it.
 */
final class HistoryExport {

    private static final int SLICE = 500;

    private static final List<Attribute> OF_EVENTS = List.of(
            new Attribute("entry", "integer"),
            new Attribute("recorded as", "string"),
            new Attribute("lifecycle", "string"),
            new Attribute("result", "string"));

    private final Ledger stored;
    private final HistoryTable table;
    private final ReleaseHistory history;
    private final LongSupplier read;

    /** What is cut off by a failure must not look whole. */
    private final JsonFactory json =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build();

    /**
     * @param stored the ledger as it is stored, with people under their pseudonyms
     * @param read how many entries of it are in the tables
     */
    HistoryExport(Ledger stored, HistoryTable table, ReleaseHistory history, LongSupplier read) {
        this.stored = stored;
        this.table = table;
        this.history = history;
        this.read = read;
    }

    /** The first entries of the ledger, which the tables must have read: always the same bytes for the same size. */
    void write(long size, OutputStream out) throws IOException {
        EventNames names = new EventNames(table.events(size), history);
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.writeStartObject();
            types(generator, names);
            events(generator, names, size);
            things(generator, size);
            requireTables(size);
            generator.writeEndObject();
        }
    }

    private void requireTables(long size) {
        if (read.getAsLong() < size) {
            throw new IllegalStateException(
                    "The auditor's tables were made anew while the history was read. Ask for it again.");
        }
    }

    private static void types(JsonGenerator out, EventNames names) throws IOException {
        out.writeArrayFieldStart("eventTypes");
        for (String name : names.all()) {
            type(out, name, OF_EVENTS);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("objectTypes");
        for (Kind kind : Kind.values()) {
            type(out, kind.word(), kind.attributes());
        }
        out.writeEndArray();
    }

    private static void type(JsonGenerator out, String name, List<Attribute> attributes) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", name);
        out.writeArrayFieldStart("attributes");
        for (Attribute attribute : attributes) {
            out.writeStartObject();
            out.writeStringField("name", attribute.name());
            out.writeStringField("type", attribute.type());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void events(JsonGenerator out, EventNames names, long size) throws IOException {
        out.writeArrayFieldStart("events");
        for (long from = 0; from < size; from += SLICE) {
            for (Entry entry : slice(from, size)) {
                event(out, names, entry);
            }
        }
        out.writeEndArray();
    }

    private List<Entry> slice(long from, long size) {
        return stored.entries(from, (int) Math.min(SLICE, size - from));
    }

    private static void event(JsonGenerator out, EventNames names, Entry entry) throws IOException {
        Telling telling = Telling.of(entry);
        String type = entry.content().type();
        out.writeStartObject();
        out.writeStringField("id", "entry:" + entry.sequence());
        out.writeStringField("type", names.of(type, telling.about()));
        out.writeStringField("time", entry.time().toString());
        out.writeArrayFieldStart("attributes");
        value(out, "entry", String.valueOf(entry.sequence()));
        value(out, "recorded as", type);
        value(out, "lifecycle", EventNames.lifecycle(type));
        value(out, "result", telling.result());
        out.writeEndArray();
        relations(out, telling.relations());
        out.writeEndObject();
    }

    private static void value(JsonGenerator out, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            out.writeStartObject();
            out.writeStringField("name", name);
            out.writeStringField("value", value);
            out.writeEndObject();
        }
    }

    private static void relations(JsonGenerator out, Collection<Relation> relations) throws IOException {
        out.writeArrayFieldStart("relationships");
        for (Relation relation : relations) {
            out.writeStartObject();
            out.writeStringField("objectId", relation.id());
            out.writeStringField("qualifier", relation.qualifier());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void things(JsonGenerator out, long size) throws IOException {
        out.writeArrayFieldStart("objects");
        for (long from = 0; from < size; from += SLICE) {
            long to = Math.min(from + SLICE, size);
            Map<String, Long> first = table.things(from, to);
            Map<String, List<Value>> values = table.values(from, to, size);
            for (Entry entry : first.isEmpty() ? List.<Entry>of() : slice(from, size)) {
                things(out, entry, first, values);
            }
        }
        out.writeEndArray();
    }

    private static void things(JsonGenerator out, Entry entry, Map<String, Long> first, Map<String, List<Value>> values)
            throws IOException {
        for (Thing thing : Telling.of(entry).things()) {
            if (Long.valueOf(entry.sequence()).equals(first.get(thing.id()))) {
                thing(out, thing, entry.time().toString(), values.getOrDefault(thing.id(), List.of()));
            }
        }
    }

    private static void thing(JsonGenerator out, Thing thing, String at, List<Value> later) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", thing.id());
        out.writeStringField("type", thing.kind().word());
        out.writeArrayFieldStart("attributes");
        for (Map.Entry<String, String> said : thing.said().entrySet()) {
            value(out, said.getKey(), said.getValue(), at);
        }
        for (Value value : later) {
            value(out, value.name(), value.said(), value.at());
        }
        out.writeEndArray();
        relations(out, thing.relations());
        out.writeEndObject();
    }

    private static void value(JsonGenerator out, String name, String value, String at) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", name);
        out.writeStringField("value", value);
        out.writeStringField("time", at);
        out.writeEndObject();
    }
}
