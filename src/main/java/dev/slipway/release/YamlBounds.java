package dev.slipway.release;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Refuses the parts of YAML with which a small text becomes a large or another thing than it looks like. */
final class YamlBounds {

    private YamlBounds() {}

    static LoaderOptions options(int maxBytes, int maxDepth) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(maxBytes);
        options.setNestingDepthLimit(maxDepth);
        return options;
    }

    static boolean hold(String text, int maxBytes, int maxDepth, EvidenceReading reading) {
        int documents = 0;
        int depth = 0;
        try {
            for (Event event : new Yaml(options(maxBytes, maxDepth)).parse(new java.io.StringReader(text))) {
                documents += event instanceof DocumentStartEvent ? 1 : 0;
                depth += event instanceof CollectionStartEvent ? 1 : 0;
                depth -= event instanceof org.yaml.snakeyaml.events.CollectionEndEvent ? 1 : 0;
                if (refused(event, documents, depth > maxDepth, reading)) {
                    return false;
                }
            }
            return true;
        } catch (MarkedYAMLException e) {
            return broken(reading, line(e.getProblemMark()), String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            return broken(
                    reading,
                    "",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static boolean refused(Event event, int documents, boolean tooDeep, EvidenceReading reading) {
        String found = event instanceof AliasEvent ? "an alias" : extra(event);
        found = documents > 1 ? "a second document" : found;
        found = tooDeep ? "a deeper nesting than 20" : found;
        if (found.isEmpty()) {
            return false;
        }
        reading.refuse(
                "YAML_REFUSED",
                line(event.getStartMark()),
                "must be plain YAML without anchors, aliases, tags or further documents; found " + found + ".",
                "Write the values out.");
        return true;
    }

    private static String extra(Event event) {
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            return "the anchor '" + node.getAnchor() + "'";
        }
        String tag = event instanceof ScalarEvent scalar ? scalar.getTag() : null;
        tag = event instanceof CollectionStartEvent collection ? collection.getTag() : tag;
        return tag == null ? "" : "the tag '" + tag + "'";
    }

    private static boolean broken(EvidenceReading reading, String path, String problem) {
        reading.refuse(
                "DOCUMENT_BROKEN",
                path,
                "cannot be parsed: " + problem + ".",
                "Mend the document and hand in its next revision.");
        return false;
    }

    private static String line(org.yaml.snakeyaml.error.Mark mark) {
        return mark == null ? "" : "line " + (mark.getLine() + 1);
    }
}
