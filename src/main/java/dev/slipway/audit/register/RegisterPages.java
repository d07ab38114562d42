package dev.slipway.audit.register;

import dev.slipway.audit.index.LedgerIndex;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The registers as pages, for reading and for printing. */
@Controller
class RegisterPages {

    private final Registers registers;
    private final RegisterReader reader;
    private final ApprovalMonths months;
    private final LedgerIndex index;

    RegisterPages(Registers registers, RegisterReader reader, ApprovalMonths months, LedgerIndex index) {
        this.registers = registers;
        this.reader = reader;
        this.months = months;
        this.index = index;
    }

    /** A register and when something last came into it. */
    record Listed(Book book, Row.Cell newest) {}

    @GetMapping("/audit/records")
    String records(Model model) {
        model.addAttribute("progress", index.catchUp());
        model.addAttribute(
                "registers", registers.books().stream().map(this::listed).toList());
        return "audit/records";
    }

    @GetMapping("/audit/records/{register}")
    String register(@PathVariable String register, Wanted.Asked asked, Model model, HttpServletResponse response) {
        Book book = known(register);
        model.addAttribute("progress", index.catchUp());
        model.addAttribute("book", book);
        model.addAttribute("asked", asked);
        try {
            show(book, asked.understood(), model);
        } catch (IllegalArgumentException wrong) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("refusal", wrong.getMessage());
            show(book, Wanted.ALL, model);
        }
        return "audit/register";
    }

    /** The same with the login of the page. */
    @GetMapping("/audit/records/{register}/lines.csv")
    void csv(@PathVariable String register, Wanted.Asked asked, HttpServletResponse response) throws IOException {
        Book book = known(register);
        index.catchUp();
        RegisterCsv.write(book, reader, asked.understood(), response);
    }

    /** The page that a day or place was asked on says what is wrong with it; a file cannot. */
    @ExceptionHandler
    void refused(IllegalArgumentException wrong, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST, wrong.getMessage());
    }

    private void show(Book book, Wanted wanted, Model model) {
        RegisterReader.Page page = reader.page(book, wanted);
        Instant now = reader.now();
        model.addAttribute(
                "rows",
                page.lines().stream().map(line -> Row.of(book, line, now)).toList());
        model.addAttribute("next", page.next());
        model.addAttribute("wanted", wanted);
        model.addAttribute("months", book.id().equals(ApprovalTimes.ID) ? ofRoles(wanted, now) : null);
    }

    private List<MonthRow> ofRoles(Wanted wanted, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return months.between(wanted.firstDay(), wanted.lastDay(today)).stream()
                .map(MonthRow::of)
                .toList();
    }

    private Listed listed(Book book) {
        return new Listed(book, Row.Cell.of(reader.newest(book)));
    }

    private Book known(@Nullable String id) {
        return registers
                .book(String.valueOf(id))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no register '" + id + "'. Choose one of /audit/records."));
    }
}
