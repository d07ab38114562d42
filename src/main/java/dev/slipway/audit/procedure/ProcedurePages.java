package dev.slipway.audit.procedure;

import dev.slipway.audit.index.LedgerIndex;
import dev.slipway.audit.words.Moments;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The procedure and its versions as pages. */
@Controller
class ProcedurePages {

    private final ProcedureReader reader;
    private final LedgerIndex index;

    ProcedurePages(ProcedureReader reader, LedgerIndex index) {
        this.reader = reader;
        this.index = index;
    }

    @ModelAttribute("times")
    Moments moments() {
        return new Moments();
    }

    /** @param file the one that implements it; null for what is no part of Slipway */
    record RelatedRow(
            ProcedureCard.Related related, @Nullable String file) {}

    @GetMapping("/audit/procedure")
    String procedure(@RequestParam(defaultValue = "0") int from, Model model) {
        model.addAttribute("progress", index.catchUp());
        model.addAttribute("described", reader.described());
        model.addAttribute("related", related());
        model.addAttribute("inForce", reader.inForce().orElse(null));
        model.addAttribute("deviations", reader.deviations().size());
        model.addAttribute("listed", reader.listed(Math.max(from, 0)));
        model.addAttribute("from", Math.max(from, 0));
        return "audit/procedure";
    }

    @GetMapping("/audit/procedure/raci")
    String raci(Model model) {
        model.addAttribute("deviations", reader.deviations());
        return "audit/procedure-raci";
    }

    @GetMapping("/audit/procedure/sets/{id}")
    String set(@PathVariable String id, @RequestParam(defaultValue = "") String all, Model model) {
        model.addAttribute("progress", index.catchUp());
        model.addAttribute("whole", found(reader.whole(id), "set of models '" + id + "'"));
        model.addAttribute("all", !all.isEmpty());
        return "audit/procedure-set";
    }

    @GetMapping("/audit/procedure/sets/{id}/changes")
    String changes(@PathVariable String id, @RequestParam String file, Model model) {
        model.addAttribute("progress", index.catchUp());
        model.addAttribute("difference", found(reader.difference(id, file), "file '" + file + "' in set '" + id + "'"));
        return "audit/procedure-changes";
    }

    /** As a file to keep: nothing that was deployed is shown by a browser as what it says it is. */
    @GetMapping("/audit/procedure/sets/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable String id, @RequestParam String name) {
        byte[] content = found(reader.content(id, name), "file '" + name + "' in set '" + id + "'");
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name.substring(name.lastIndexOf('/') + 1))
                                .build()
                                .toString())
                .body(content);
    }

    @GetMapping("/audit/procedure/versions/{definition}")
    String version(
            @PathVariable String definition, @RequestParam(required = false) @Nullable Long before, Model model) {
        model.addAttribute("progress", index.catchUp());
        model.addAttribute("ran", reader.ran(definition, before));
        model.addAttribute("before", before);
        return "audit/procedure-version";
    }

    private List<RelatedRow> related() {
        return reader.described().procedure().related().stream()
                .map(related -> new RelatedRow(related, file(related.implementedBy())))
                .toList();
    }

    private @Nullable String file(@Nullable String implementedBy) {
        return implementedBy == null
                ? null
                : reader.implementing(implementedBy).map(found -> found.name()).orElse(null);
    }

    private static <T> T found(Optional<T> found, String what) {
        return found.orElseThrow(
                () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no " + what + " in the engine."));
    }
}
