package dev.slipway.audit.register;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of RFC 4180, in which no spreadsheet finds a formula. */
record Csv(PrintWriter out) {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    void line(List<String> cells) {
        out.print(cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
