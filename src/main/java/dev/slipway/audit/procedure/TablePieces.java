package dev.slipway.audit.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;

/** Columns and rules of a DMN table, each rule with its cells under the titles of their columns. */
final class TablePieces {

    private TablePieces() {}

    static List<Piece> of(byte[] content) {
        List<Piece> pieces = new ArrayList<>();
        for (Element decision : Xml.children(Xml.root(content), "decision")) {
            pieces.add(plain(decision, "decision"));
            Xml.children(decision, "decisionTable").forEach(table -> add(table, pieces));
        }
        return pieces;
    }

    private static void add(Element table, List<Piece> pieces) {
        pieces.add(plain(table, "table"));
        List<Element> inputs = Xml.children(table, "input");
        List<Element> outputs = Xml.children(table, "output");
        inputs.forEach(input -> pieces.add(column(input, "input")));
        outputs.forEach(output -> pieces.add(column(output, "output")));
        for (Element rule : Xml.children(table, "rule")) {
            pieces.add(rule(rule, inputs, outputs));
        }
    }

    private static Piece plain(Element element, String kind) {
        Map<String, String> says = new TreeMap<>(Xml.attributes(element));
        says.remove("name");
        return new Piece(element.getAttribute("id"), kind, Pieces.oneLine(element.getAttribute("name")), says);
    }

    private static Piece column(Element column, String kind) {
        Map<String, String> says = new TreeMap<>(Xml.attributes(column));
        says.remove("label");
        says.remove("width");
        Xml.children(column).forEach(child -> {
            says.putAll(Xml.attributes(child));
            says.put(Pieces.inWords(child.getLocalName()), text(child));
        });
        return new Piece(column.getAttribute("id"), kind, title(column), says);
    }

    private static Piece rule(Element rule, List<Element> inputs, List<Element> outputs) {
        Map<String, String> says = new TreeMap<>();
        cells(Xml.children(rule, "inputEntry"), inputs, "if ", says);
        cells(Xml.children(rule, "outputEntry"), outputs, "then ", says);
        String description = Xml.children(rule, "description").stream()
                .map(Xml::text)
                .findFirst()
                .orElse("");
        return new Piece(rule.getAttribute("id"), "rule", description, says);
    }

    private static void cells(List<Element> cells, List<Element> columns, String word, Map<String, String> says) {
        for (int at = 0; at < cells.size(); at++) {
            String text = text(cells.get(at));
            String title = at < columns.size() ? title(columns.get(at)) : "column " + (at + 1);
            if (!text.isEmpty()) {
                says.put(word + title, text);
            }
        }
    }

    private static String title(Element column) {
        String label = column.getAttribute("label");
        return Pieces.oneLine(label.isEmpty() ? column.getAttribute("name") : label);
    }

    private static String text(Element cell) {
        return Xml.children(cell, "text").stream().map(Xml::text).findFirst().orElse("");
    }
}
