package dev.slipway.audit.controls;

import dev.slipway.audit.index.LedgerIndex;
import dev.slipway.audit.words.Refusal;
import java.util.List;
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

/** The controls for an auditor's own tools. */
@RestController
@RequestMapping(value = "/api/audit/controls", produces = MediaType.APPLICATION_JSON_VALUE)
class ControlRoutes {

    private final ControlReader reader;
    private final LedgerIndex index;

    ControlRoutes(ControlReader reader, LedgerIndex index) {
        this.reader = reader;
        this.index = index;
    }

    /** One control with the releases of a period that stand as asked for. */
    record Answer(ControlReader.Whole control, Period period, boolean complete, ControlReader.Part part) {}

    /** There is no control of that name. */
    static final class Unknown extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unknown(String id) {
            super("There is no control '" + id + "'. They are listed by GET /api/audit/controls.");
        }
    }

    @GetMapping
    List<ControlReader.Listed> controls(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        Period period = Period.of(from, to, reader.today());
        index.catchUp();
        return reader.all(period);
    }

    /** @param show {@code gaps}, {@code explained}, {@code complete} or {@code running} */
    @GetMapping("/{id}")
    Answer control(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "gaps") String show,
            @RequestParam(required = false) @Nullable String before) {
        Control control = reader.catalogue().control(id).orElseThrow(() -> new Unknown(id));
        Period period = Period.of(from, to, reader.today());
        Show shown = Show.of(show)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'show' must be gaps, explained, complete or running, found '" + show + "'."));
        Standings.Place place = before == null ? null : Standings.Place.parse(before);
        boolean complete = index.catchUp().complete();
        return new Answer(
                reader.whole(control, period), period, complete, reader.releases(control, shown, period, place));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> unknown(Unknown unknown) {
        return Refusal.answer(HttpStatus.NOT_FOUND, unknown);
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refused(IllegalArgumentException wrong) {
        return Refusal.answer(HttpStatus.BAD_REQUEST, wrong);
    }
}
