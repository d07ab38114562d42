package dev.slipway.audit.pack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.slipway.audit.drawing.DiagramDrawing;
import dev.slipway.audit.drawing.DiagramPaper;
import dev.slipway.audit.pack.PackWriter.Content;
import dev.slipway.audit.record.Diagram;
import dev.slipway.audit.record.LedgerLine;
import dev.slipway.audit.record.ReleaseRecord;
import dev.slipway.audit.record.ReleaseRecords;
import dev.slipway.audit.words.Moments;
import dev.slipway.ledger.Checkpoint;
import dev.slipway.release.ReleaseId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The record of a release for people, in a browser without a server and on paper, and as data. */
@Component
class PackedRecord {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final ReleaseRecords records;
    private final ITemplateEngine templates;

    PackedRecord(ReleaseRecords records, ITemplateEngine templates) {
        this.records = records;
        this.templates = templates;
    }

    /**
     * @param tree entries that are not in it are left out
     * @throws IllegalArgumentException when the ledger knows nothing of the release
     */
    void put(ReleaseId release, Checkpoint tree, PackWriter pack) throws IOException {
        ReleaseRecord record = records.whole(release.slug(), tree.size())
                .orElseThrow(() -> new IllegalArgumentException(
                        "The ledger has no entry of a release '" + release.slug() + "'; no pack is made of it."));
        pack.put(PackParts.HTML, Content.of(utf8(html(record, tree, pictures(record)))));
        byte[] paper = PaperRecord.pdf(html(record, tree, Map.of()), pages -> draw(record, pages), newest(record));
        pack.put(PackParts.PDF, Content.of(paper));
        pack.put(PackParts.RECORD, Content.of(JSON.writeValueAsBytes(record)));
    }

    private String html(ReleaseRecord record, Checkpoint tree, Map<String, String> pictures) {
        Context context = new Context();
        context.setVariable("record", record);
        context.setVariable("tree", tree);
        context.setVariable("pictures", pictures);
        context.setVariable("times", (Function<Instant, String>) Moments::exact);
        return templates.process("audit/pack-record", context);
    }

    private static Map<String, String> pictures(ReleaseRecord record) {
        Map<String, String> pictures = new LinkedHashMap<>();
        record.diagrams()
                .forEach(diagram ->
                        pictures.put(diagram.definition(), DiagramDrawing.svg(diagram.model(), walk(diagram))));
        return pictures;
    }

    private static void draw(ReleaseRecord record, DiagramPaper pages) throws IOException {
        for (Diagram diagram : record.diagrams()) {
            pages.add(diagram.name() + ", version " + diagram.version(), diagram.model(), walk(diagram));
        }
    }

    private static DiagramDrawing.Walk walk(Diagram diagram) {
        Map<String, Integer> times = new HashMap<>();
        Map<String, Integer> waiting = new HashMap<>();
        for (Diagram.Step step : diagram.steps()) {
            times.put(step.activity(), step.times());
            waiting.put(step.activity(), step.waiting());
        }
        return new DiagramDrawing.Walk(times, waiting, new HashSet<>(diagram.flows()));
    }

    private static Instant newest(ReleaseRecord record) {
        return record.ledger().stream()
                .map(LedgerLine::at)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
