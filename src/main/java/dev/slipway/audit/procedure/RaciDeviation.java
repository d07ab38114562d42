package dev.slipway.audit.procedure;

import dev.slipway.release.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A task that is not given to whom the procedure's table of parts names.
 *
 * @param task form of the task
 * @param role that does it
 * @param why what of the procedure asks for that
 */
record RaciDeviation(String task, String role, String why) {

    /** All of them; that no other is there is held by a test over the models. */
    static List<RaciDeviation> all() {
        InputStream file = Objects.requireNonNull(RaciDeviation.class.getResourceAsStream("raci-deviations.csv"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(RaciDeviation::parse).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RaciDeviation parse(String line) {
        String[] cells = line.split(",", 3);
        String why = cells[2].strip();
        boolean quoted = why.startsWith("\"") && why.endsWith("\"");
        return new RaciDeviation(
                cells[0].replace('-', ' '),
                Role.of(cells[1]).map(Role::title).orElse(cells[1]),
                quoted ? why.substring(1, why.length() - 1).replace("\"\"", "\"") : why);
    }
}
