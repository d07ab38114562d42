package dev.slipway.audit.controls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Which releases have to go through which task. */
record Demands(Map<String, Demand> byTask) {

    private static final Demand UNKNOWN =
            new Demand(Kind.WHEN, "", "this version of Slipway does not know when the task is demanded");

    /** When a task is demanded of a release that goes live. */
    enum Kind {
        /** Of each. */
        ALWAYS,
        /** Where the table of routes says so. */
        ROUTE,
        /** Where the checklist has that section and no exception put it off. */
        SECTION,
        /** Only where something happens that need not happen. */
        WHEN,
        /** Of no release. */
        BESIDE
    }

    /**
     * @param of output of the table of routes, or section of the checklist
     * @param words why a release may lack the task
     */
    record Demand(Kind kind, String of, String words) {}

    static Demands read() {
        Map<String, Demand> byTask = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Demands.class.getResourceAsStream("demands.csv")), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",", 3)).forEach(cells -> byTask.put(cells[0], parse(cells)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Demands(byTask);
    }

    private static Demand parse(String[] cells) {
        String[] said = cells[1].split(":", 2);
        return new Demand(
                Kind.valueOf(said[0].toUpperCase(java.util.Locale.ROOT)), said.length > 1 ? said[1] : "", cells[2]);
    }

    Demand of(String task) {
        return byTask.getOrDefault(task, UNKNOWN);
    }
}
