package dev.slipway.audit.record;

import dev.slipway.audit.drawing.DiagramDrawing;
import dev.slipway.audit.words.Moments;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The record of one release, in chapters that are read and printed one by one. */
@Controller
@RequestMapping("/audit/releases/{slug}")
class RecordPages {

    private final ReleaseRecords records;
    private final EntryProofs proofs;

    RecordPages(ReleaseRecords records, EntryProofs proofs) {
        this.records = records;
        this.proofs = proofs;
    }

    @GetMapping
    String overview(@PathVariable("slug") String slug, Model model) {
        ReleaseReading reading = chapter(slug, "overview", model);
        model.addAttribute("deviations", reading.deviations());
        model.addAttribute("rounds", reading.approvals());
        model.addAttribute("gates", reading.gates());
        model.addAttribute("staging", reading.staging());
        model.addAttribute("measurements", reading.measurements());
        model.addAttribute("charts", FigureChart.of(reading.measurements()));
        model.addAttribute("evidence", reading.evidence());
        return "audit/record/overview";
    }

    @GetMapping("/timeline")
    String timeline(
            @PathVariable("slug") String slug,
            @RequestParam(name = "show", defaultValue = "story") String show,
            @RequestParam(name = "from", defaultValue = "0") long from,
            Model model) {
        ReleaseReading reading = chapter(slug, "timeline", model);
        model.addAttribute("view", TimelineView.of(reading.timeline(), TimelineFilter.of(show), from));
        model.addAttribute("filters", TimelineFilter.values());
        return "audit/record/timeline";
    }

    @GetMapping("/diagrams")
    String diagrams(@PathVariable("slug") String slug, Model model) {
        ReleaseReading reading = chapter(slug, "diagrams", model);
        model.addAttribute("diagrams", reading.diagrams());
        return "audit/record/diagrams";
    }

    @GetMapping("/diagrams/{definition}")
    String diagram(@PathVariable("slug") String slug, @PathVariable("definition") String definition, Model model) {
        ReleaseReading reading = chapter(slug, "diagrams", model);
        model.addAttribute("diagram", diagram(reading, definition));
        return "audit/record/diagram";
    }

    /** A picture for paper, and for whoever has no script. */
    @GetMapping("/diagrams/{definition}/picture.svg")
    ResponseEntity<byte[]> picture(@PathVariable("slug") String slug, @PathVariable("definition") String definition) {
        Diagram diagram = diagram(reading(slug), definition);
        return content("image/svg+xml", DiagramDrawing.svg(diagram.model(), diagram.walk()));
    }

    /** As text, which the viewer reads and no browser runs. */
    @GetMapping("/diagrams/{definition}/model.bpmn")
    ResponseEntity<byte[]> model(@PathVariable("slug") String slug, @PathVariable("definition") String definition) {
        return content(
                "text/plain;charset=UTF-8", diagram(reading(slug), definition).model());
    }

    private static Diagram diagram(ReleaseReading reading, String definition) {
        return reading.diagrams().stream()
                .filter(diagram -> diagram.definition().equals(definition))
                .findFirst()
                .orElseThrow(() -> missing("No model '" + definition + "' ran for this release."));
    }

    @GetMapping("/forms")
    String forms(@PathVariable("slug") String slug, Model model) {
        ReleaseReading reading = chapter(slug, "forms", model);
        model.addAttribute("forms", reading.forms());
        return "audit/record/forms";
    }

    @GetMapping("/forms/{id}")
    String form(@PathVariable("slug") String slug, @PathVariable("id") String id, Model model) {
        ReleaseReading reading = chapter(slug, "forms", model);
        model.addAttribute("form", reading.form(id).orElseThrow(() -> missing("No form was filled in under this id.")));
        return "audit/record/form";
    }

    @GetMapping("/decisions")
    String decisions(@PathVariable("slug") String slug, Model model) {
        ReleaseReading reading = chapter(slug, "decisions", model);
        model.addAttribute("tables", reading.tables());
        return "audit/record/decisions";
    }

    @GetMapping("/mails")
    String mails(
            @PathVariable("slug") String slug,
            @RequestParam(name = "from", defaultValue = "0") long from,
            Model model) {
        ReleaseReading reading = chapter(slug, "mails", model);
        model.addAttribute("slice", Slice.of(reading.mails(), MailSent::sequence, from));
        return "audit/record/mails";
    }

    @GetMapping("/ledger")
    String ledger(
            @PathVariable("slug") String slug,
            @RequestParam(name = "from", defaultValue = "0") long from,
            Model model) {
        ReleaseReading reading = chapter(slug, "ledger", model);
        model.addAttribute("slice", Slice.of(reading.ledger(), LedgerLine::sequence, from));
        return "audit/record/ledger";
    }

    @GetMapping("/ledger/{sequence}")
    String entry(@PathVariable("slug") String slug, @PathVariable("sequence") long sequence, Model model) {
        ReleaseReading reading = chapter(slug, "ledger", model);
        LedgerLine line = reading.ledger().stream()
                .filter(entry -> entry.sequence() == sequence)
                .findFirst()
                .orElseThrow(() -> missing("Entry " + sequence + " is not about this release."));
        model.addAttribute("line", line);
        model.addAttribute("told", reading.told(sequence));
        model.addAttribute("proof", proofs.of(line));
        return "audit/record/entry";
    }

    /** As text whatever it is, so that no browser runs what somebody handed in. */
    @GetMapping("/evidence/{name}")
    ResponseEntity<byte[]> evidence(@PathVariable("slug") String slug, @PathVariable("name") String name) {
        byte[] bytes =
                reading(slug).evidence(name).orElseThrow(() -> missing("The version has no document of this name."));
        return content("text/plain;charset=UTF-8", bytes);
    }

    @GetMapping("/charts/{name}.svg")
    ResponseEntity<byte[]> chart(@PathVariable("slug") String slug, @PathVariable("name") String name) {
        return FigureChart.of(name)
                .flatMap(chart -> chart.svg(reading(slug).measurements()))
                .map(svg -> content("image/svg+xml", svg))
                .orElseThrow(() -> missing("There is no such chart of this release."));
    }

    private static ResponseEntity<byte[]> content(String type, String text) {
        return content(type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> content(String type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .body(bytes);
    }

    private ReleaseReading chapter(String slug, String chapter, Model model) {
        ReleaseReading reading = reading(slug);
        model.addAttribute("slug", slug);
        model.addAttribute("chapter", chapter);
        model.addAttribute("times", new Moments());
        model.addAttribute("summary", reading.summary());
        return reading;
    }

    private ReleaseReading reading(String slug) {
        Optional<ReleaseReading> reading = records.read(slug);
        return reading.orElseThrow(
                () -> missing("The ledger has no release '" + slug + "'. Look for it among the releases."));
    }

    private static ResponseStatusException missing(String message) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, message);
    }
}
