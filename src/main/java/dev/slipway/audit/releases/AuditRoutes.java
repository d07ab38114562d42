package dev.slipway.audit.releases;

import dev.slipway.audit.index.LedgerIndex;
import dev.slipway.audit.words.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the pages show, as an auditor's tools read it; with each answer how far the tables are that it was read from. */
@RestController
@RequestMapping("/api/audit")
class AuditRoutes {

    private final ReleaseSearch releases;
    private final ReleaseDownload download;
    private final WhatRan ran;
    private final AuditOverviews overviews;
    private final LedgerIndex index;

    AuditRoutes(
            ReleaseSearch releases,
            ReleaseDownload download,
            WhatRan ran,
            AuditOverviews overviews,
            LedgerIndex index) {
        this.releases = releases;
        this.download = download;
        this.ran = ran;
        this.overviews = overviews;
        this.index = index;
    }

    /** A part of the list. */
    record Releases(ReleasePage list, LedgerIndex.Progress tables) {}

    /** What ran. */
    record Ran(RunningAnswer running, LedgerIndex.Progress tables) {}

    /** What needs a look. */
    record Look(AuditOverview overview, LedgerIndex.Progress tables) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Look overview() {
        LedgerIndex.Progress progress = index.catchUp();
        return new Look(overviews.now(), progress);
    }

    @GetMapping(value = "/releases", produces = MediaType.APPLICATION_JSON_VALUE)
    Releases releases(@ModelAttribute ReleaseQuery query) {
        LedgerIndex.Progress progress = index.catchUp();
        return new Releases(releases.page(query), progress);
    }

    @GetMapping("/releases.csv")
    void csv(@ModelAttribute ReleaseQuery query, HttpServletResponse response) throws IOException {
        download.answer(query, response);
    }

    @GetMapping(value = "/running", produces = MediaType.APPLICATION_JSON_VALUE)
    Ran running(@ModelAttribute RunningQuery query) {
        LedgerIndex.Progress progress = index.catchUp();
        return new Ran(ran.answer(query), progress);
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refused(BadFilter refusal) {
        return Refusal.answer(HttpStatus.BAD_REQUEST, refusal);
    }
}
