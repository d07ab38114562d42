package dev.slipway.audit.procedure;

import dev.slipway.audit.index.LedgerIndex;
import dev.slipway.audit.words.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same for an auditor's own tools. */
@RestController
@RequestMapping(value = "/api/audit/procedure", produces = MediaType.APPLICATION_JSON_VALUE)
class ProcedureRoutes {

    private final ProcedureReader reader;
    private final LedgerIndex index;

    ProcedureRoutes(ProcedureReader reader, LedgerIndex index) {
        this.reader = reader;
        this.index = index;
    }

    /** Nothing of that name was ever deployed. */
    static final class Unknown extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unknown(String what) {
            super("There is no " + what + " in the engine. The sets are listed by GET /api/audit/procedure/sets.");
        }
    }

    @GetMapping
    ProcedureReader.Described procedure() {
        return reader.described();
    }

    @GetMapping("/raci-deviations")
    List<RaciDeviation> deviations() {
        return reader.deviations();
    }

    @GetMapping("/sets")
    ProcedureReader.ListedSets sets(@RequestParam(defaultValue = "0") int from) {
        index.catchUp();
        return reader.listed(Math.max(from, 0));
    }

    @GetMapping("/sets/{id}")
    ProcedureReader.Whole set(@PathVariable String id) {
        index.catchUp();
        return found(reader.whole(id), "set of models '" + id + "'");
    }

    @GetMapping("/sets/{id}/changes")
    ProcedureReader.Difference changes(@PathVariable String id, @RequestParam String file) {
        index.catchUp();
        return found(reader.difference(id, file), "file '" + file + "' in set '" + id + "'");
    }

    @GetMapping("/versions/{definition}")
    ProcedureReader.Ran version(
            @PathVariable String definition, @RequestParam(required = false) @Nullable Long before) {
        index.catchUp();
        return reader.ran(definition, before);
    }

    @ExceptionHandler
    ResponseEntity<Refusal> unknown(Unknown unknown) {
        return Refusal.answer(HttpStatus.NOT_FOUND, unknown);
    }

    private static <T> T found(Optional<T> found, String what) {
        return found.orElseThrow(() -> new Unknown(what));
    }
}
