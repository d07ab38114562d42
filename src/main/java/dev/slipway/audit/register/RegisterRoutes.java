package dev.slipway.audit.register;

import dev.slipway.audit.index.LedgerIndex;
import dev.slipway.audit.words.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The registers for an auditor's own tools: JSON a part at a time, CSV as a whole. */
@RestController
@RequestMapping("/api/audit/records")
class RegisterRoutes {

    private static final String RETENTION = "ten years from when the system was last placed on the market";

    private final Registers registers;
    private final RegisterReader reader;
    private final LedgerIndex index;

    RegisterRoutes(Registers registers, RegisterReader reader, LedgerIndex index) {
        this.registers = registers;
        this.reader = reader;
        this.index = index;
    }

    /** What a register is. */
    record Described(
            String id,
            String title,
            @Nullable String recordId,
            String about,
            String owner,
            String retention,
            @Nullable Instant newest) {}

    /**
     * A part of a register, the newest line first.
     *
     * @param complete whether everything that the ledger has is in
     * @param next what to ask for with {@code before}; null at the end
     */
    record Answer(
            Described register,
            boolean complete,
            List<ShownLine> lines,
            @Nullable String next) {}

    /** There is no register of that name. */
    static final class Unknown extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unknown(String id) {
            super("There is no register '" + id + "'. Choose one of GET /api/audit/records.");
        }
    }

    @GetMapping
    List<Described> records() {
        index.catchUp();
        return registers.books().stream().map(this::described).toList();
    }

    @GetMapping(value = "/{register}", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer register(@PathVariable String register, Wanted.Asked asked) {
        Book book = known(register);
        Wanted wanted = asked.understood();
        LedgerIndex.Progress progress = index.catchUp();
        RegisterReader.Page page = reader.page(book, wanted);
        return new Answer(described(book), progress.complete(), page.lines(), page.next());
    }

    /** Every line of the period, one slice of the table in memory at a time. */
    @GetMapping("/{register}.csv")
    void csv(@PathVariable String register, Wanted.Asked asked, HttpServletResponse response) throws IOException {
        Book book = known(register);
        Wanted wanted = asked.understood();
        index.catchUp();
        RegisterCsv.write(book, reader, wanted, response);
    }

    @ExceptionHandler
    ResponseEntity<Refusal> unknown(Unknown unknown) {
        return Refusal.answer(HttpStatus.NOT_FOUND, unknown);
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refused(IllegalArgumentException wrong) {
        return Refusal.answer(HttpStatus.BAD_REQUEST, wrong);
    }

    private Described described(Book book) {
        return new Described(
                book.id(), book.title(), book.recordId(), book.about(), book.owner(), RETENTION, reader.newest(book));
    }

    private Book known(String id) {
        return registers.book(id).orElseThrow(() -> new Unknown(id));
    }
}
