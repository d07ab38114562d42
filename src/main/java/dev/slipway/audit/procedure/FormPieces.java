package dev.slipway.audit.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The components of a form, those within groups too. */
final class FormPieces {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What names a component or holds others. */
    private static final Set<String> NOT_SAID = Set.of("id", "label", "type", "components", "layout");

    private static final int LONGEST_NAME = 80;

    private FormPieces() {}

    static List<Piece> of(byte[] content) {
        try {
            JsonNode form = JSON.readTree(content);
            List<Piece> pieces = new ArrayList<>();
            pieces.add(new Piece("form", "form", form.path("id").asText(), said(form)));
            add(form, pieces);
            return pieces;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("What was deployed is not JSON.", unreadable);
        }
    }

    private static void add(JsonNode holder, List<Piece> pieces) {
        for (JsonNode component : holder.path("components")) {
            pieces.add(new Piece(
                    component.path("id").asText(), component.path("type").asText(), name(component), said(component)));
            add(component, pieces);
        }
    }

    private static String name(JsonNode component) {
        String label = Pieces.oneLine(component.path("label").asText());
        String name = label.isEmpty() ? Pieces.oneLine(component.path("text").asText()) : label;
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + " …";
    }

    private static Map<String, String> said(JsonNode component) {
        Map<String, String> says = new TreeMap<>();
        component.fields().forEachRemaining(field -> {
            if (!NOT_SAID.contains(field.getKey())) {
                tell(field.getKey(), field.getValue(), says);
            }
        });
        return says;
    }

    private static void tell(String name, JsonNode value, Map<String, String> says) {
        if (value.isObject()) {
            value.fields().forEachRemaining(field -> tell(name + "." + field.getKey(), field.getValue(), says));
        } else if (value.isArray()) {
            says.put(name, value.toString());
        } else {
            says.put(name, value.asText());
        }
    }
}
