package dev.slipway.audit.pack;

import dev.slipway.audit.words.Refusal;
import dev.slipway.process.history.AuditPacks;
import dev.slipway.release.ReleaseId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit pack of a release for programs. */
@RestController
@RequestMapping("/api/audit/releases/{slug}/pack")
class PackRoutes {

    private final AssembledPacks packs;

    PackRoutes(AssembledPacks packs) {
        this.packs = packs;
    }

    /** Made over the newest checkpoint when it is asked for, and whole before its first byte leaves. */
    @GetMapping
    void pack(
            @PathVariable String slug,
            @RequestParam(defaultValue = "false") boolean attachments,
            HttpServletResponse response)
            throws IOException {
        ReleaseId release = ReleaseId.parse(slug);
        Path folder = Files.createTempDirectory("slipway-pack");
        Path file = folder.resolve("pack.zip");
        try {
            AuditPacks.Made made = packs.make(release, file, attachments, (what, done, of) -> {});
            response.setContentType("application/zip");
            response.setContentLengthLong(made.size());
            response.setHeader(HttpHeaders.ETAG, "\"" + made.digest() + "\"");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"" + slug + "-" + made.ledgerSize() + ".zip\"");
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refused(IllegalArgumentException refusal) {
        return Refusal.answer(HttpStatus.NOT_FOUND, refusal);
    }

    /** Something that belongs into the pack is not as it was recorded. */
    @ExceptionHandler
    ResponseEntity<Refusal> refused(IllegalStateException refusal) {
        return Refusal.answer(HttpStatus.CONFLICT, refusal);
    }
}
