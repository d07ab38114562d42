package dev.slipway.release;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one document while it is read, so that all of it is told at once. */
final class EvidenceReading {

    private final String document;
    private final List<Finding> findings = new ArrayList<>();

    EvidenceReading(String document) {
        this.document = document;
    }

    void refuse(String code, String path, String message, String remedy) {
        findings.add(new Finding(code, document, oneLine(path, 200), message, remedy));
    }

    void refuseValue(String path, String rule, String found, String remedy) {
        refuse("VALUE_REFUSED", path, "must be " + rule + "; found " + shortened(found) + ".", remedy);
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
