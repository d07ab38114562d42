package dev.slipway.release;

import com.fasterxml.jackson.core.JsonFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects what is wrong with one document while it is read, so that all of it is told at once. */
final class EvidenceReading {

    /** Nobody mends more at once, and a hostile document has as many as its writer likes. */
    private static final int MOST = 100;

    private final String document;
    private final List<Finding> findings = new ArrayList<>();

    EvidenceReading(String document) {
        this.document = document;
    }

    void refuse(String code, String path, String message, String remedy) {
        if (findings.size() < MOST) {
            findings.add(new Finding(code, document, oneLine(path, 200), message, remedy));
        }
    }

    void refuseValue(String path, String rule, String found, String remedy) {
        refuse("VALUE_REFUSED", path, "must be " + rule + "; found " + shortened(found) + ".", remedy);
    }

    /** True when something at this very place, or in it, was refused already. */
    boolean refused(String path) {
        return findings.stream()
                .map(Finding::path)
                .anyMatch(known -> known.equals(path) || known.startsWith(path + ".") || known.startsWith(path + "["));
    }

    /** Gives each finding the line on which its place stands. */
    void locate(String text, JsonFactory syntax) {
        if (findings.isEmpty()) {
            return;
        }
        Set<String> paths = findings.stream().map(Finding::path).collect(Collectors.toSet());
        LineNumbers lines = LineNumbers.of(text, syntax, paths);
        findings.replaceAll(finding -> finding.lineNumber() > 0 ? finding : finding.at(lines.of(finding.path())));
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    private static String shortened(String found) {
        return "'" + oneLine(found, 80) + "'";
    }

    private static String oneLine(String text, int max) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() > max ? line.substring(0, max - 1) + "…" : line;
    }
}
