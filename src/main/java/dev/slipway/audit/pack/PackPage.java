package dev.slipway.audit.pack;

import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.KeyRegister;
import dev.slipway.ledger.Ledger;
import dev.slipway.process.history.AuditPacks;
import dev.slipway.release.ReleaseId;
import dev.slipway.signature.NoteVerifier;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where an auditor gets the pack of a release, and sees how far it is while it is made. */
@Controller
@RequestMapping("/audit/releases/{slug}/pack")
class PackPage {

    private static final String KEPT = "AuditPackKept";

    private final PackDesk desk;
    private final Ledger ledger;
    private final KeyRegister keys;
    private final EvidenceArchive archive;

    PackPage(PackDesk desk, Ledger ledger, KeyRegister keys, EvidenceArchive archive) {
        this.desk = desk;
        this.ledger = ledger;
        this.keys = keys;
        this.archive = archive;
    }

    /** The pack that was kept when the release closed. */
    record KeptPack(long sequence, Instant at, String digest, String size) {}

    @GetMapping
    String page(
            @PathVariable("slug") String slug,
            @RequestParam(name = "make", required = false) @Nullable String make,
            @RequestParam(name = "attachments", defaultValue = "false") boolean attachments,
            Model model) {
        ReleaseId release = release(slug);
        List<Entry> entries = ledger.entries(release.slug());
        if (entries.isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "The ledger has no entry of a release '" + slug + "'.");
        }
        if (make != null) {
            show(release, attachments, model);
        }
        model.addAttribute("release", release);
        model.addAttribute("kept", kept(entries));
        model.addAttribute(
                "verifiers", keys.keys().stream().map(NoteVerifier::toString).toList());
        return "audit/pack";
    }

    /** The part that the page asks for again and again. */
    @GetMapping("/progress")
    String progress(
            @PathVariable("slug") String slug,
            @RequestParam(name = "attachments", defaultValue = "false") boolean attachments,
            Model model) {
        ReleaseId release = release(slug);
        show(release, attachments, model);
        model.addAttribute("release", release);
        return "audit/pack :: progress";
    }

    private void show(ReleaseId release, boolean attachments, Model model) {
        PackOrder.State state = desk.order(release, attachments).state();
        model.addAttribute("state", state);
        model.addAttribute("attachments", attachments);
        model.addAttribute(
                "size", state.made() == null ? null : size(state.made().size()));
    }

    /** @throws ResponseStatusException 409 while it is not whole */
    @GetMapping("/file")
    void file(
            @PathVariable("slug") String slug,
            @RequestParam(name = "attachments", defaultValue = "false") boolean attachments,
            HttpServletResponse response)
            throws IOException {
        PackOrder order = desk.order(release(slug), attachments);
        AuditPacks.Made made = order.state().made();
        if (made == null) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "The pack is not whole yet. Look at its page how far it is.");
        }
        begin(response, slug + "-" + made.ledgerSize());
        response.setContentLengthLong(made.size());
        Files.copy(order.file(), response.getOutputStream());
    }

    /** The one that was kept when the release closed, with the bytes that the ledger names. */
    @GetMapping("/kept")
    void kept(@PathVariable("slug") String slug, HttpServletResponse response) throws IOException {
        ReleaseId release = release(slug);
        KeptPack pack = kept(ledger.entries(slug));
        if (pack == null) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "No pack was kept of release '" + slug + "'; it has not closed.");
        }
        begin(response, slug + "-closing");
        try (InputStream bytes = archive.attachment(release.system(), release.version(), pack.digest())) {
            bytes.transferTo(response.getOutputStream());
        }
    }

    private static void begin(HttpServletResponse response, String name) {
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".zip\"");
    }

    private static ReleaseId release(String slug) {
        try {
            return ReleaseId.parse(slug);
        } catch (IllegalArgumentException noSlug) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no release '" + slug + "'.", noSlug);
        }
    }

    private static @Nullable KeptPack kept(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.content().type().equals(KEPT))
                .map(entry -> new KeptPack(
                        entry.sequence(),
                        entry.time(),
                        entry.content().digests().get(0),
                        size(((Number) entry.content().payload().getOrDefault("size", 0)).longValue())))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** In kB or MB, as people read it. */
    private static String size(long bytes) {
        long kilo = Math.max(1, Math.round(bytes / 1000.0));
        return kilo < 1000 ? kilo + " kB" : Math.round(kilo / 100.0) / 10.0 + " MB";
    }
}
