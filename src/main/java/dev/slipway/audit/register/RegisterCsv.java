package dev.slipway.audit.register;

import dev.slipway.audit.words.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A register as a table for spreadsheets: moments in ISO 8601, roles by their ids. */
final class RegisterCsv {

    private RegisterCsv() {}

    /** Every line that is wanted, one slice of the table in memory at a time. */
    static void write(Book book, RegisterReader reader, Wanted wanted, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + book.id() + ".csv\"");
        PrintWriter out = response.getWriter();
        out.print(Csv.line(head(book).toArray()));
        reader.each(book, wanted, line -> out.print(Csv.line(cells(book, line).toArray())));
    }

    private static List<String> head(Book book) {
        List<String> cells = new ArrayList<>(List.of("entry", "subject", "system", "began", "ended", "keptUntil"));
        book.columns().forEach(column -> cells.add(column.key()));
        return cells;
    }

    private static List<String> cells(Book book, ShownLine line) {
        List<String> cells = new ArrayList<>(List.of(
                String.valueOf(line.entry()),
                line.subject(),
                line.system(),
                line.began().toString(),
                text(line.ended()),
                text(line.keptUntil())));
        book.columns().forEach(column -> cells.add(line.fact(column.key())));
        return cells;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
