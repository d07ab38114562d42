package dev.slipway.audit.record;

import dev.slipway.audit.AuditPages;
import java.util.List;
import org.springframework.mock.web.MockHttpServletResponse;

/** The pages of a record as an auditor gets them, from controller and templates alone. */
final class RecordedPages {

    static final List<String> CHAPTERS = List.of(
            "",
            "/timeline?show=all",
            "/diagrams",
            "/diagrams/" + FixedHistory.DEFINITION,
            "/forms",
            "/forms/" + FixedHistory.TASK,
            "/decisions",
            "/mails",
            "/ledger",
            "/ledger/1");

    private final AuditPages pages;

    RecordedPages(ReleaseRecords records) {
        this.pages = new AuditPages(
                new RecordPages(records, line -> new EntryProofs.EntryProof(30, true, "c2sp.org/tlog-proof@v1\n")));
    }

    String read(String chapter) throws Exception {
        return pages.read(address(chapter));
    }

    MockHttpServletResponse answer(String chapter) throws Exception {
        return pages.answer(address(chapter));
    }

    void assertGolden(String chapter, String name) throws Exception {
        pages.assertGolden(address(chapter), "record/" + name + ".html");
    }

    private static String address(String chapter) {
        return "/audit/releases/" + SmallRelease.SLUG + chapter;
    }
}
