package dev.slipway.audit.mining;

import dev.slipway.audit.index.LedgerIndex;
import dev.slipway.audit.words.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The whole history for process mining, as a file that an auditor's tools read and the pages link to. */
@RestController
class HistoryRoutes {

    private static final String SOON = "5";

    private final HistoryExport export;
    private final LedgerIndex index;

    HistoryRoutes(HistoryExport export, LedgerIndex index) {
        this.export = export;
        this.index = index;
    }

    /** The tables have not read all that was asked for. */
    static final class Behind extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Behind(long read, long wanted) {
            super("The auditor's tables have read " + read + " of the " + wanted
                    + " entries that the history is to hold; ask again in a moment, or name a smaller 'size'.");
        }
    }

    /** @param size the first so many entries of the ledger, for the same file again; all of them when it is left out */
    @GetMapping({"/api/audit/history.ocel.json", "/audit/history.ocel.json"})
    void history(@RequestParam(required = false) @Nullable Long size, HttpServletResponse response) throws IOException {
        LedgerIndex.Progress progress = index.catchUp();
        long wanted = size == null ? progress.size() : size;
        if (wanted < 0 || wanted > progress.size()) {
            throw new IllegalArgumentException("The ledger has " + progress.size()
                    + " entries, and 'size' must be 0 to that; found " + wanted + ". Leave it out for all of them.");
        }
        if (wanted > progress.read()) {
            throw new Behind(progress.read(), wanted);
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"history-" + wanted + ".ocel.json\"");
        export.write(wanted, response.getOutputStream());
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refused(IllegalArgumentException wrong) {
        return Refusal.answer(HttpStatus.BAD_REQUEST, wrong);
    }

    @ExceptionHandler
    ResponseEntity<Refusal> behind(Behind behind) {
        return Refusal.answer(
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, SOON), behind);
    }
}
