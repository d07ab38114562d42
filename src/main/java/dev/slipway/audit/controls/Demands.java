package dev.slipway.audit.controls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Which releases have to go through which task. */
record Demands(Map<String, Demand> byTask) {

    private static final int CELLS = 4;

    private static final Demand UNKNOWN = new Demand(
            Kind.WHEN, List.of(), Point.CLOSE, "this version of Slipway does not know when the task is demanded");

    /** Of which releases a task is demanded. */
    enum Kind {
        /** Of each that comes as far. */
        ALWAYS,
        /** Where the table of routes says so; where it does not, that is said as the reason. */
        ROUTE,
        /** Where no exception that was approved put off that section of the checklist. */
        SECTION,
        /** Where each of the facts holds, or is not known; elsewhere nobody misses it. */
        IF,
        /** Where a release was taken back and each of the facts holds, or is not known. */
        BACK,
        /** Only where something happens that need not happen. */
        WHEN,
        /** Of no release. */
        BESIDE
    }

    /** By when a task has to be done. */
    enum Point {
        /** Before anything of the release is put into the environment. */
        START("the rollout had begun"),
        /** Before the release serves all traffic. */
        LIVE("all traffic went to the release"),
        /** Before the release is closed as a success. */
        CLOSE("the release went live");

        private final String passed;

        Point(String passed) {
            this.passed = passed;
        }

        /** What had happened all the same, in words. */
        String passed() {
            return passed;
        }
    }

    /**
     * @param of outputs of the table of routes, other facts, or the section of the checklist
     * @param words why a release may lack the task
     */
    record Demand(Kind kind, List<String> of, Point by, String words) {}

    static Demands read() {
        Map<String, Demand> byTask = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Demands.class.getResourceAsStream("demands.csv")), StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", CELLS))
                    .forEach(cells -> byTask.put(cells[0], parse(cells)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Demands(byTask);
    }

    private static Demand parse(String[] cells) {
        String[] said = cells[1].split(":", 2);
        return new Demand(
                Kind.valueOf(said[0].toUpperCase(Locale.ROOT)),
                said.length > 1 ? List.of(said[1].split("\\+")) : List.of(),
                cells[2].isEmpty() ? Point.CLOSE : Point.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                cells[CELLS - 1]);
    }

    Demand of(String task) {
        return byTask.getOrDefault(task, UNKNOWN);
    }
}
