package dev.slipway.audit.releases;

import dev.slipway.audit.index.LedgerIndex;
import dev.slipway.audit.words.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The whole list as a file for a spreadsheet, written while it is read. */
@Component
class ReleaseDownload {

    private final ReleaseSearch search;
    private final LedgerIndex index;

    ReleaseDownload(ReleaseSearch search, LedgerIndex index) {
        this.search = search;
        this.index = index;
    }

    void answer(ReleaseQuery query, HttpServletResponse response) throws IOException {
        LedgerIndex.Progress progress = index.catchUp();
        try {
            search.check(query);
        } catch (BadFilter refusal) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write(refusal.getMessage() + "\n");
            return;
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"releases.csv\"");
        response.setHeader("X-Ledger-Entries", progress.read() + " of " + progress.size());
        PrintWriter out = response.getWriter();
        out.write(Csv.line(
                "slug",
                "system",
                "version",
                "environment",
                "attempt",
                "type",
                "urgent",
                "change ticket",
                "risk tier",
                "substantial modification",
                "replaces",
                "requested by",
                "requested as",
                "requested at",
                "phase",
                "outcome",
                "ended at",
                "approved by",
                "findings",
                "open findings"));
        search.each(query, row -> out.write(line(row)));
    }

    private static String line(ReleaseRow row) {
        return Csv.line(
                row.slug(),
                row.system(),
                row.version(),
                row.environment(),
                row.attempt(),
                row.type(),
                row.urgent() ? "yes" : "no",
                row.changeTicket(),
                row.riskTier(),
                row.substantial() ? "yes" : "no",
                row.replaces(),
                row.requester(),
                row.requestedAs(),
                row.requestedAt(),
                row.isOpen() ? row.phaseTitle() : "",
                row.outcome(),
                row.endedAt(),
                String.join("; ", row.approvers()),
                row.findings(),
                row.openFindings());
    }
}
