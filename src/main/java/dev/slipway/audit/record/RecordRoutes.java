package dev.slipway.audit.record;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The record of one release as data: the same that the pages draw. */
@RestController
class RecordRoutes {

    private final ReleaseRecords records;

    RecordRoutes(ReleaseRecords records) {
        this.records = records;
    }

    @GetMapping("/api/audit/releases/{slug}")
    ReleaseRecord whole(@PathVariable("slug") String slug) {
        return records.whole(slug)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "The ledger has no release '" + slug + "'. A slug is system~version~environment~attempt."));
    }
}
